"""The words with which sites, in many languages, say that the page is not for everybody, or not for programs.

Each phrase is compared with a title, a heading, or the text of a thin page, never with a full article: an
article about a block page is no block page (see `covers`).  All phrases are case folded.  A language is a
line in each table; nothing else depends on it.
"""

from __future__ import annotations

BLOCKED: tuple[str, ...] = (
    "access denied", "access to this page has been denied", "access to this site has been denied",
    "access forbidden", "your access to this site has been limited",
    "your request originates from an undeclared automated tool", "forbidden", "request blocked",
    "request rejected", "request denied", "blocked",
    "you have been blocked", "sorry, you have been blocked", "your access has been blocked",
    "request access",
    "attention required", "just a moment", "one moment, please", "one more step", "security check",
    "checking your browser", "verifying your browser", "verify you are human", "verifying you are human",
    "verify that you are human", "verification required", "human verification", "are you a robot",
    "are you human", "robot or human", "i'm not a robot", "pardon our interruption", "please wait",
    "bot verification", "ddos protection", "unusual traffic", "suspicious activity", "too many requests",
    "rate limit exceeded", "not acceptable", "security verification", "unauthorized", "unauthorised",
    "captcha", "complete the captcha", "press and hold", "press & hold",
    "enable javascript and cookies to continue",
    "not available in your region", "not available in your country", "unavailable for legal reasons",
    "website is not available in your location", "client challenge", "validation request",
    "accès refusé", "accès interdit", "accès bloqué", "vérification de sécurité", "acceso denegado",
    "acceso bloqueado", "acceso prohibido", "comprobación de seguridad", "acesso negado",
    "acesso bloqueado",
    "acesso proibido", "accesso negato", "accesso bloccato", "acces interzis", "zugriff verweigert",
    "zugriff blockiert", "zugang verweigert", "sicherheitsüberprüfung", "sind sie ein roboter",
    "toegang geweigerd", "toegang geblokkeerd", "åtkomst nekad", "ingen tilgang", "adgang nægtet",
    "pääsy estetty",
    "доступ запрещен", "доступ запрещён", "доступ ограничен", "доступ заблокирован",
    "проверка безопасности",
    "вы не робот", "доступ заборонено", "достъпът е отказан", "odmowa dostępu", "dostęp zabroniony",
    "přístup odepřen", "hozzáférés megtagadva", "δεν επιτρέπεται η πρόσβαση", "erişim engellendi",
    "erişim reddedildi", "akses ditolak", "akses diblokir", "truy cập bị từ chối",
    "truy cập bị chặn",
    "访问被拒绝", "访问受限", "禁止访问", "拒绝访问", "安全验证", "人机验证", "访问验证",
    "请完成安全验证", "滑动验证",
    "存取被拒", "拒絕存取", "禁止存取", "安全驗證", "人機驗證", "您的访问过于频繁",
    "アクセスが拒否されました", "アクセス拒否",
    "アクセスが制限されています", "ロボットではありません", "접근이 거부되었습니다", "접근 거부",
    "접근이 제한되었습니다", "접속이 차단",
    "비정상적인 접근", "보안 확인", "تم رفض الوصول", "الوصول مرفوض", "تم حظر الوصول", "دسترسی غیرمجاز",
    "دسترسی شما محدود شده",
    "الوصول محظور", "הגישה נדחתה", "הגישה נחסמה", "एक्सेस अस्वीकृत", "पहुँच अस्वीकृत",
    "การเข้าถึงถูกปฏิเสธ", "ปฏิเสธการเข้าถึง",
)  # fmt: skip
"""A page that sends a visitor away, or wants proof that he is one."""

CONSENT: tuple[str, ...] = (
    "before you continue", "we value your privacy", "your privacy choices", "privacy settings",
    "cookie consent",
    "your data, your experience", "continue with advertising", "accept and continue", "consent required",
    "choose how we use your data", "part of the yahoo family of brands", "accept all cookies to continue",
    "avant de continuer", "continuer sans accepter", "vos choix en matière de confidentialité",
    "antes de continuar", "tu privacidad es importante", "antes de continuares", "prima di continuare",
    "la tua privacy", "bevor sie fortfahren", "bevor du fortfährst", "bevor sie weiterlesen",
    "mit werbung weiterlesen",
    "weiter mit werbung", "zustimmung erforderlich", "datenschutzeinstellungen", "werbefrei lesen",
    "voordat je verdergaat", "voordat u verdergaat", "dpg media privacy gate", "privacy gate",
    "privacyinstellingen",
    "innan du fortsätter", "før du fortsetter", "før du fortsætter", "ennen kuin jatkat",
    "zanim przejdziesz dalej",
    "szanujemy twoją prywatność", "než budete pokračovat", "nastavení souhlasu", "mielőtt továbblépne",
    "inainte de a continua", "înainte de a continua", "πριν συνεχίσετε", "devam etmeden önce",
    "sebelum melanjutkan",
    "прежде чем продолжить", "перш ніж продовжити", "trước khi tiếp tục", "继续前须知", "繼續前須知",
    "続行する前に", "続ける前に",
    "계속하기 전에", "قبل المتابعة", "لפני שממשיכים", "ก่อนที่จะดำเนินการต่อ",
)  # fmt: skip
"""A page that asks for consent before it shows anything."""

LOGIN: tuple[str, ...] = (
    "log in", "login", "sign in", "sign-in", "signin", "log in to continue", "sign in to continue",
    "please log in", "please sign in", "authentication required", "single sign-on", "connexion",
    "se connecter",
    "identifiez-vous", "iniciar sesión", "inicia sesión", "acceder", "fazer login", "iniciar sessão",
    "entrar",
    "accedi", "autentificare", "anmelden", "anmeldung", "einloggen", "inloggen", "logga in", "logg inn",
    "log ind",
    "kirjaudu sisään", "войти", "вход", "авторизация", "увійти", "вхід", "zaloguj się", "logowanie",
    "přihlášení",
    "bejelentkezés", "σύνδεση", "giriş yap", "oturum aç", "masuk", "log masuk", "đăng nhập", "登录",
    "登入",
    "ログイン", "로그인", "تسجيل الدخول", "ورود", "התחברות", "लॉग इन", "เข้าสู่ระบบ",
)  # fmt: skip
"""A page that asks for a name and a password."""

NEEDS_SCRIPTS: tuple[str, ...] = (
    "enable javascript", "you need to enable javascript", "requires javascript", "javascript is required",
    "javascript is disabled", "turn on javascript", "please enable js", "loading...", "loading…",
    "please wait...",
    "activer javascript", "activez javascript", "habilitar javascript", "habilite javascript",
    "habilita javascript",
    "active javascript", "ative o javascript", "abilitare javascript", "activați javascript",
    "javascript aktivieren",
    "aktivieren sie javascript", "schakel javascript in", "aktivera javascript", "aktiver javascript",
    "ota javascript käyttöön", "включите javascript", "увімкніть javascript", "включете javascript",
    "włącz javascript", "povolte javascript", "engedélyezze a javascriptet",
    "ενεργοποιήστε τη javascript",
    "javascript'i etkinleştirin", "aktifkan javascript", "dayakan javascript", "bật javascript",
    "启用javascript", "启用 javascript", "啟用javascript", "啟用 javascript", "javascriptを有効",
    "자바스크립트를 활성화",
    "javascript를 활성화", "تفعيل جافا سكريبت", "تفعيل javascript", "جاوا اسکریپت را فعال",
    "javascript را فعال",
    "הפעל javascript", "הפעילו javascript", "javascript सक्षम", "เปิดใช้งาน javascript", "加载中",
    "載入中", "読み込み中",
)  # fmt: skip
"""What an app shell shows where its scripts do not run (usually, but not always, inside `noscript`)."""
