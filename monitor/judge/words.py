"""The words with which sites, in many languages, say that the page is not here, or not now, or not for us.

Each phrase is compared with a title, a heading, or the text of a thin page, never with a full article: an
article about a block page is no block page (see `covers`).  All phrases are case folded.  A language is a
line in each table; nothing else depends on it.
"""

from __future__ import annotations

import re

NOT_FOUND: tuple[str, ...] = (
    # English
    "page not found", "page cannot be found", "page can't be found", "page can’t be found", "not found",
    "page could not be found", "page couldn't be found", "page does not exist", "page doesn't exist",
    "page doesn’t exist", "page no longer exists", "page is no longer available",
    "page has been removed",
    "page unavailable", "page isn't available", "page isn’t available", "content not found",
    "article not found", "story not found", "file not found", "we can't find that page",
    "we can’t find that page", "we couldn't find that page", "the page you requested could not be found",
    "the page you are looking for", "the page you're looking for", "the page you’re looking for",
    "no such page", "nothing was found", "nothing found", "resource not found", "document not found",
    "this content is no longer available", "page missing", "this page is missing",
    # French, Spanish, Portuguese, Italian, Romanian
    "page introuvable", "page non trouvée", "cette page n'existe pas", "cette page n’existe pas",
    "la page demandée n'existe pas", "la page que vous recherchez", "contenu introuvable",
    "article introuvable",
    "página no encontrada", "pagina no encontrada", "la página no existe", "la página que busca",
    "la página solicitada no existe", "contenido no encontrado", "contenido no disponible",
    "no encontrado",
    "página não encontrada", "pagina nao encontrada", "esta página não existe", "conteúdo não encontrado",
    "pagina non trovata", "la pagina non esiste", "la pagina che cerchi", "contenuto non trovato",
    "pagina nu a fost găsită", "pagina nu există", "pagină inexistentă",
    # German, Dutch, Swedish, Norwegian, Danish, Finnish
    "seite nicht gefunden", "seite wurde nicht gefunden", "diese seite existiert nicht", "nicht gefunden",
    "die seite konnte nicht gefunden werden", "seite nicht verfügbar", "artikel nicht gefunden",
    "pagina niet gevonden", "deze pagina bestaat niet", "niet gevonden",
    "sidan hittades inte", "sidan kunde inte hittas", "sidan finns inte",
    "siden ble ikke funnet", "fant ikke siden", "siden finnes ikke", "siden blev ikke fundet",
    "siden findes ikke", "sivua ei löydy", "sivua ei löytynyt",
    # Russian, Ukrainian, Bulgarian, Serbian, Polish, Czech
    "страница не найдена", "страница не существует", "такой страницы не существует",
    "запрашиваемая страница",
    "сторінку не знайдено", "сторінка не знайдена", "страницата не е намерена",
    "страницата не съществува",
    "страница није пронађена", "stranica nije pronađena",
    "strona nie została znaleziona", "nie znaleziono strony", "strona nie istnieje", "nie znaleziono",
    "stránka nenalezena", "stránka nebyla nalezena", "stránka neexistuje",
    # Hungarian, Greek, Turkish, Indonesian and Malay, Vietnamese, Swahili
    "az oldal nem található", "a keresett oldal nem található", "η σελίδα δεν βρέθηκε",
    "δεν βρέθηκε η σελίδα",
    "sayfa bulunamadı", "aradığınız sayfa bulunamadı", "halaman tidak ditemukan",
    "halaman tidak dijumpai",
    "không tìm thấy trang", "trang không tồn tại", "trang bạn tìm kiếm không tồn tại",
    "ukurasa haukupatikana",
    # Chinese (both scripts), Japanese, Korean
    "页面不存在", "頁面不存在", "找不到页面", "找不到頁面", "页面未找到", "找不到網頁", "找不到网页",
    "网页不存在",
    "网页未找到", "您访问的页面不存在", "您要找的頁面不存在", "查無此頁", "該頁面不存在", "文章不存在",
    "內容不存在",
    "内容不存在", "您查看的文章不存在",
    "ページが見つかりません", "ページが見つかりませんでした", "お探しのページは見つかりません",
    "ページは存在しません",
    "お探しのページ", "記事が見つかりません",
    "페이지를 찾을 수 없습니다", "찾을 수 없는 페이지", "존재하지 않는 페이지",
    "요청하신 페이지를 찾을 수 없습니다",
    # Arabic, Persian, Urdu, Hebrew, Hindi, Bengali, Tamil, Telugu, Thai
    "الصفحة غير موجودة", "لم يتم العثور على الصفحة", "الصفحة المطلوبة غير موجودة", "صفحه پیدا نشد",
    "صفحه یافت نشد",
    "صفحه مورد نظر یافت نشد", "صفحہ نہیں ملا", "הדף לא נמצא", "העמוד לא נמצא", "הדף המבוקש לא נמצא",
    "पृष्ठ नहीं मिला", "पेज नहीं मिला", "पृष्ठ उपलब्ध नहीं है", "পাতাটি পাওয়া যায়নি",
    "পৃষ্ঠাটি পাওয়া যায়নি",
    "பக்கம் கிடைக்கவில்லை", "పేజీ కనుగొనబడలేదు", "ไม่พบหน้า", "ไม่พบหน้านี้", "ไม่พบหน้าที่คุณต้องการ",
)  # fmt: skip
"""A page that says of itself that it is not there, though the status said 200."""

MAINTENANCE: tuple[str, ...] = (
    "under maintenance", "down for maintenance", "scheduled maintenance", "site maintenance",
    "maintenance mode",
    "maintenance", "temporarily unavailable", "service unavailable", "site unavailable",
    "we'll be back soon",
    "we’ll be back soon", "we will be back soon", "be right back", "site is down", "currently offline",
    "briefly unavailable for scheduled maintenance", "please check back later", "under construction",
    "coming soon", "technical difficulties", "experiencing technical difficulties",
    "en maintenance", "maintenance en cours", "site en maintenance", "site indisponible",
    "temporairement indisponible", "en mantenimiento", "sitio en mantenimiento",
    "mantenimiento programado",
    "temporalmente no disponible", "em manutenção", "site em manutenção", "temporariamente indisponível",
    "in manutenzione", "sito in manutenzione", "temporaneamente non disponibile", "în mentenanță",
    "wartungsarbeiten", "wartungsmodus", "wegen wartungsarbeiten", "vorübergehend nicht verfügbar",
    "vorübergehend nicht erreichbar", "onderhoud", "in onderhoud", "tijdelijk niet beschikbaar",
    "underhåll", "tillfälligt otillgänglig", "vedlikehold", "vedligeholdelse", "huoltokatko",
    "технические работы", "ведутся технические работы", "сайт на обслуживании",
    "сайт временно недоступен",
    "временно недоступен", "технічні роботи", "тимчасово недоступний", "в поддръжка",
    "przerwa techniczna", "prace konserwacyjne", "strona w budowie", "tymczasowo niedostępna",
    "probíhá údržba", "odstávka", "dočasně nedostupná", "karbantartás", "συντήρηση", "bakım çalışması",
    "bakımda", "sedang dalam pemeliharaan", "dalam pemeliharaan", "sedang diselenggara", "đang bảo trì",
    "bảo trì",
    "系统维护", "系統維護", "网站维护", "網站維護", "维护中", "維護中", "正在维护", "暂时无法访问",
    "暫時無法提供服務",
    "メンテナンス中", "メンテナンス", "ただいまメンテナンス中です", "一時的にご利用いただけません",
    "점검 중", "서비스 점검", "시스템 점검",
    "일시적으로 이용할 수 없습니다", "الموقع تحت الصيانة", "تحت الصيانة", "أعمال صيانة", "در حال تعمیر",
    "در دست تعمیر",
    "האתר בתחזוקה", "בתחזוקה", "रखरखाव", "रखरखाव के अधीन", "রক্ষণাবেক্ষণ", "ปิดปรับปรุง",
    "อยู่ระหว่างการปรับปรุง",
)  # fmt: skip
"""A page that says that the site is being worked on."""

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

PARKED: tuple[str, ...] = (
    "domain is for sale", "domain for sale", "this domain may be for sale", "buy this domain",
    "domain parked",
    "parked domain", "domain name is parked", "is parked free", "this domain is registered",
    "domain has expired",
    "this domain has expired", "domain expired", "account suspended", "this account has been suspended",
    "website expired", "site not published", "future home of", "ce domaine est à vendre",
    "nom de domaine à vendre",
    "dominio en venta", "domínio à venda", "dominio in vendita", "domain steht zum verkauf",
    "diese domain kaufen",
    "domein te koop", "домен продается", "домен продаётся", "domena na sprzedaż", "satılık domain",
    "域名出售", "此域名可以转让", "域名已过期", "このドメインは", "도메인 판매",
)  # fmt: skip
"""A domain that nobody uses, or whose owner did not pay."""

SERVER_DEFAULT: tuple[str, ...] = (
    "welcome to nginx", "apache2 ubuntu default page", "apache2 debian default page", "it works",
    "iis windows server", "test page for the apache http server", "welcome to openresty", "caddy works",
    "default web site page", "welcome to centos", "web server's default page", "plesk default page",
    "apache http server test page", "http server test page",
)  # fmt: skip
"""What a web server shows before anybody put a site on it (titles of the packages' own pages)."""

FAILURE: tuple[str, ...] = (
    "internal server error", "server error", "bad gateway", "gateway timeout", "gateway time-out",
    "service temporarily unavailable", "whitelabel error page", "application error", "runtime error",
    "error establishing a database connection", "database error", "something went wrong",
    "oops, something went wrong", "an error occurred", "an error has occurred", "unexpected error",
    "we're sorry, but something went wrong", "there has been a critical error on this website",
    "whoops, looks like something went wrong", "the website encountered an unexpected error",
    "application error: a client-side exception has occurred", "a client-side exception has occurred",
    "this page isn't working", "this page isn’t working", "web server is down", "connection timed out",
    "origin is unreachable", "fatal error", "guru meditation", "error", "erreur",
    "error interno del servidor",
    "erreur interne du serveur", "une erreur est survenue", "une erreur s'est produite",
    "ha ocurrido un error",
    "se ha producido un error", "ocorreu um erro", "si è verificato un errore",
    "errore interno del server",
    "a apărut o eroare", "interner serverfehler", "ein fehler ist aufgetreten",
    "es ist ein fehler aufgetreten",
    "er is een fout opgetreden", "ett fel uppstod", "ett fel har uppstått", "det oppstod en feil",
    "der opstod en fejl", "tapahtui virhe", "произошла ошибка", "внутренняя ошибка сервера", "ошибка",
    "сталася помилка", "възникна грешка", "wystąpił błąd", "wewnętrzny błąd serwera", "došlo k chybě",
    "hiba történt", "παρουσιάστηκε σφάλμα", "bir hata oluştu", "terjadi kesalahan", "ralat berlaku",
    "đã xảy ra lỗi",
    "服务器错误", "伺服器錯誤", "系统错误", "系統錯誤", "服务器内部错误", "发生错误", "發生錯誤",
    "エラーが発生しました", "サーバーエラー",
    "오류가 발생했습니다", "서버 오류", "حدث خطأ", "خطأ في الخادم", "خطایی رخ داده است", "אירעה שגיאה",
    "त्रुटि हुई", "เกิดข้อผิดพลาด",
)  # fmt: skip
"""A page on which a program says that it failed."""

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

_SEPARATOR = re.compile(r"\s[|\-–—·•»«›/~]+\s|::|\||\s[:：]\s|[｜－]")
_NUMBER = re.compile(
    r"(?:(?:http|error|erreur|fehler|ошибка|код|エラー|错误|錯誤|오류|status|code|hata|błąd)\W{0,3}){0,3}"
    r"[45]\d\d(?:\W{0,4}(?:error|erreur|fehler|ошибка|错误|錯誤|エラー|오류|hata))?"
)
_STATUS_PHRASE = re.compile(
    r"(?:(?:http|error|status)\W{0,3}){0,3}(?P<code>[45]\d\d)\W{1,4}\(?(?:bad request|unauthorized|"
    r"payment required|forbidden|not found|method not allowed|not acceptable|request timeout|gone|"
    r"too many requests|unavailable for legal reasons|internal server error|bad gateway|"
    r"service (?:temporarily )?unavailable|gateway time-?out)\W{0,6}\d?"
)

_COVERAGE = 0.5


def segments(title: str) -> list[str]:
    """Return the parts of a title that separators keep apart ("Page not found | The Site")."""
    return [part.strip(" .!?…。！？-–—:'\"“”«»") for part in _SEPARATOR.split(title) if part.strip()]


def covers(phrases: tuple[str, ...], line: str, share: float = _COVERAGE) -> str | None:
    """Return the longest phrase that makes up at least `share` of a title or heading, or None.

    "Sorry, page not found" is about a missing page; "Page not found: how archives lose what governments
    publish" is about something else.
    """
    if not line or len(line) > 160:
        return None
    needed = max(1.0, share * len(line))
    hits = [phrase for phrase in phrases if len(phrase) >= needed and _stands_in(phrase, line)]
    return max(hits, key=len, default=None)


def _stands_in(phrase: str, line: str) -> bool:
    at = line.find(phrase)
    if at < 0:
        return False
    before, after = line[at - 1 : at], line[at + len(phrase) : at + len(phrase) + 1]
    glued = phrase[0].isascii() and (before.isalnum() or after.isalnum())
    return not glued


def status_in(line: str) -> int | None:
    """Return the HTTP status that a title or heading consists of ("404", "Error 503", "403 Forbidden")."""
    found = _STATUS_PHRASE.fullmatch(line)
    if found:
        return int(found["code"])
    found = _NUMBER.fullmatch(line)
    digits = re.search(r"[45]\d\d", line) if found else None
    return int(digits[0]) if digits else None
