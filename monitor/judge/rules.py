"""How the common firewalls, content networks, consent walls and frameworks show themselves: one row each.

A row says which product it recognizes, where to look, for what, and where that is known from.  Kinds of
place: a `header` decides alone, because products set it only on their own answers; an `address` decides where
a redirect led; marks in the body decide on thin pages only, because many products also put their scripts into
good pages, and articles are written about them.  All patterns are lower case.
"""

# ruff: noqa: E501 - a table is read by its rows

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from monitor.model import VerdictCode


class Where(StrEnum):
    """Where a rule looks."""

    HEADER = "header"  # `name: beginning of the value`, or `name` alone for any value
    ADDRESS = "address"  # a part of the final address without its query
    BODY = "body"  # bytes of a thin page
    SCRIPT = "script"  # bytes of a page that says next to nothing: good pages carry the same
    TEXT = "text"  # visible words of a thin page


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to recognize one product's page; all of `marks` must be there.  `origin` says how it is known."""

    product: str
    where: Where
    marks: tuple[str, ...]
    code: VerdictCode
    origin: str


B = VerdictCode.BLOCKED
S = VerdictCode.SOFT_ERROR

RULES: tuple[Rule, ...] = (
    # Headers that only a block or challenge carries.
    Rule("Cloudflare", Where.HEADER, ("cf-mitigated: challenge",), B, "Cloudflare docs, Detect a Challenge Page response"),
    Rule("AWS WAF", Where.HEADER, ("x-amzn-waf-action: challenge",), B, "AWS WAF guide, CAPTCHA and Challenge (status 202)"),
    Rule("AWS WAF", Where.HEADER, ("x-amzn-waf-action: captcha",), B, "AWS WAF guide, CAPTCHA and Challenge (status 405)"),
    Rule("Vercel", Where.HEADER, ("x-vercel-mitigated: challenge",), B, "Vercel docs, Attack Challenge Mode (status 403)"),
    Rule("Vercel", Where.HEADER, ("x-vercel-mitigated: deny",), B, "Vercel docs, Firewall: deny"),
    Rule("Sucuri", Where.HEADER, ("x-sucuri-block",), B, "Sucuri firewall docs, block page"),
    Rule("Imperva", Where.HEADER, ("x-cdn: imperva", "x-iinfo: block"), B, "Imperva docs, error pages"),
    Rule("DataDome", Where.HEADER, ("x-dd-b",), B, "DataDome docs, protocol: set with 403 and challenge bodies"),
    Rule("PerimeterX", Where.HEADER, ("x-px-block",), B, "HUMAN docs, enforcer block response"),
    Rule("Kasada", Where.HEADER, ("x-kpsdk-im",), B, "Kasada challenge response (status 429)"),
    Rule("Reblaze", Where.HEADER, ("x-rbz-block",), B, "Reblaze docs, block response"),
    # Addresses to which visitors are sent.
    Rule("Federal Register", Where.ADDRESS, ("unblock.federalregister.gov",), B, "its Request Access page"),
    Rule("Yahoo consent", Where.ADDRESS, ("//consent.yahoo.",), B, "Yahoo's consent host"),
    Rule("Yahoo consent", Where.ADDRESS, ("//guce.",), B, "Yahoo's global user consent host"),
    Rule("Google consent", Where.ADDRESS, ("//consent.google.",), B, "Google's consent host"),
    Rule("Google consent", Where.ADDRESS, ("//consent.youtube.",), B, "Google's consent host"),
    Rule("Google", Where.ADDRESS, ("google.", "/sorry/"), B, "Google help, Unusual traffic"),
    Rule("DPG Media", Where.ADDRESS, ("//myprivacy.dpgmedia.",), B, "DPG Media privacy gate"),
    Rule("consent wall", Where.ADDRESS, ("//consent.",), B, "hosts named for consent"),
    Rule("PerimeterX", Where.ADDRESS, ("/px/captcha",), B, "HUMAN docs, advanced blocking response"),
    Rule("Cloudflare", Where.ADDRESS, ("/cdn-cgi/l/chk_",), B, "Cloudflare challenge addresses"),
    Rule("Radware", Where.ADDRESS, ("validate.perfdrive.com",), B, "Radware Bot Manager redirect"),
    Rule("Queue-it", Where.ADDRESS, (".queue-it.net",), B, "Queue-it waiting rooms"),
    # Bodies of challenges and blocks.
    Rule("Cloudflare", Where.BODY, ("_cf_chl_opt",), B, "challenge pages: window._cf_chl_opt"),
    Rule("Cloudflare", Where.BODY, ("cf-browser-verification",), B, "challenge pages until 2022"),
    Rule("Cloudflare", Where.BODY, ("/cdn-cgi/challenge-platform/", "<title>just a moment"), B, "challenge pages"),
    Rule("Cloudflare", Where.BODY, ("cf-error-details",), B, "error pages 1006, 1015, 1020: cf.errors.css"),
    Rule("Cloudflare", Where.BODY, ("cf-wrapper", "cloudflare ray id"), B, "error and block pages"),
    Rule("Cloudflare", Where.SCRIPT, ("challenges.cloudflare.com/turnstile", "verify"), B, "Turnstile in front of a page"),
    Rule("Akamai", Where.BODY, ("access denied", "errors.edgesuite.net"), B, "Edge denial: Reference #18…"),
    Rule("Akamai", Where.BODY, ("you don't have permission to access", "reference&#32;&#35;"), B, "Edge denial"),
    Rule("Akamai", Where.BODY, ("sec-if-cpt-container",), B, "Akamai Bot Manager crypto challenge"),
    Rule("Akamai", Where.SCRIPT, ("/_sec/cp_challenge/",), B, "Akamai Bot Manager challenge scripts"),
    Rule("Akamai", Where.BODY, ("bm-verify",), B, "Akamai Bot Manager interstitial"),
    Rule("Imperva", Where.SCRIPT, ("_incapsula_resource",), B, "Imperva challenge frame and script"),
    Rule("Imperva", Where.BODY, ("incapsula incident id",), B, "Imperva error page"),
    Rule("Imperva", Where.BODY, ("pardon our interruption",), B, "Imperva Advanced Bot Protection (Distil)"),
    Rule("DataDome", Where.BODY, ("captcha-delivery.com",), B, "DataDome challenge host"),
    Rule("PerimeterX", Where.BODY, ("px-captcha",), B, "HUMAN docs, block page element"),
    Rule("PerimeterX", Where.SCRIPT, ("_pxappid", "captcha"), B, "HUMAN docs, block page script"),
    Rule("AWS WAF", Where.BODY, ("awswafcookiedomainlist",), B, "AWS WAF challenge page"),
    Rule("AWS WAF", Where.BODY, ("gokuprops",), B, "AWS WAF challenge page"),
    Rule("Amazon CloudFront", Where.BODY, ("generated by cloudfront", "request could not be satisfied"), B, "CloudFront error 403"),
    Rule("Azure Front Door", Where.BODY, ("azure waf", "captcha"), B, "Azure WAF challenge"),
    Rule("Azure Front Door", Where.TEXT, ("the request is blocked",), B, "Azure Front Door docs, block response"),
    Rule("F5", Where.TEXT, ("the requested url was rejected. please consult with your administrator",), B, "F5 ASM block page"),
    Rule("F5", Where.SCRIPT, ("/tspd/",), B, "F5 bot defense scripts"),
    Rule("F5 (Shape)", Where.BODY, ("istlwashere",), B, "Shape Security interstitial"),
    Rule("Kasada", Where.SCRIPT, ("kpsdk",), B, "Kasada challenge script"),
    Rule("Sucuri", Where.BODY, ("sucuri website firewall",), B, "Sucuri block page"),
    Rule("Sucuri", Where.BODY, ("sucuri_cloudproxy_js",), B, "Sucuri cookie challenge"),
    Rule("Wordfence", Where.BODY, ("generated by wordfence",), B, "Wordfence block page"),
    Rule("StackPath", Where.BODY, ("stackpath", "access denied"), B, "StackPath docs, WAF security screens"),
    Rule("Fastly", Where.BODY, ("fastly", "client challenge"), B, "Fastly docs, Client challenges"),
    Rule("Fortinet", Where.BODY, ("fortiguard", "blocked"), B, "FortiGate replacement messages"),
    Rule("Fortinet", Where.BODY, (".fgd_icon",), B, "FortiWeb block page"),
    Rule("Barracuda", Where.BODY, ("barracuda.css",), B, "Barracuda WAF block page"),
    Rule("Radware", Where.BODY, ("unauthorized activity has been detected", "case number"), B, "Radware AppWall block page"),
    Rule("DDoS-Guard", Where.BODY, ("ddos-guard", "js-challenge"), B, "DDoS-Guard check page"),
    Rule("DDoS-Guard", Where.SCRIPT, ("/.well-known/ddos-guard/",), B, "DDoS-Guard check scripts"),
    Rule("Qrator", Where.SCRIPT, ("__qrator",), B, "Qrator challenge script"),
    Rule("ServicePipe", Where.SCRIPT, ("servicepipe.ru",), B, "ServicePipe challenge"),
    Rule("Yandex", Where.SCRIPT, ("smartcaptcha", "checkbox-captcha"), B, "Yandex SmartCaptcha page"),
    Rule("ArvanCloud", Where.BODY, ("arvancloud", "__arcsjs"), B, "ArvanCloud challenge"),
    Rule("Alibaba Cloud", Where.BODY, ("aliyun_waf",), B, "Alibaba Cloud WAF challenge"),
    Rule("Alibaba Cloud", Where.SCRIPT, ("acw_sc__v2",), B, "Alibaba Cloud WAF cookie challenge"),
    Rule("Alibaba Cloud", Where.BODY, ("errors.aliyun.com",), B, "Alibaba Cloud WAF block page (status 405)"),
    Rule("Tencent Cloud", Where.BODY, ("waf.tencent-cloud.com",), B, "Tencent Cloud WAF block page"),
    Rule("Tencent EdgeOne", Where.SCRIPT, ("eo_bot_ssid",), B, "EdgeOne cookie challenge"),
    Rule("Huawei Cloud", Where.SCRIPT, ("hwwafsesid",), B, "Huawei Cloud WAF"),
    Rule("Chuangyu Shield", Where.BODY, ("365cyd",), B, "Knownsec block page"),
    Rule("Anquanbao", Where.BODY, ("/aqb_cc/error/",), B, "Anquanbao block page"),
    Rule("Yundun", Where.BODY, ("yundun", "blocked"), B, "Yundun block page"),
    Rule("Safedog", Where.BODY, ("safedog.cn",), B, "Safedog block page"),
    Rule("Baidu Yunjiasu", Where.BODY, ("yunjiasu", "ray id"), B, "Yunjiasu challenge"),
    Rule("Baidu", Where.SCRIPT, ("wappass.baidu.com",), B, "Baidu safety check"),
    Rule("ModSecurity", Where.TEXT, ("generated by mod_security",), B, "ModSecurity block page (Not Acceptable!)"),
    Rule("Imunify360", Where.SCRIPT, ("imunify360",), B, "Imunify360 bot protection page"),
    Rule("Anubis", Where.BODY, ("/.within.website/",), B, "Anubis proof-of-work page"),
    Rule("go-away", Where.BODY, ("/.well-known/.git.gammaspectra.live",), B, "go-away challenge"),
    Rule("BunkerWeb", Where.BODY, ("bunkerweb", "bot detection"), B, "BunkerWeb antibot page"),
    Rule("SiteGround", Where.BODY, ("/.well-known/sgcaptcha",), B, "SiteGround captcha"),
    Rule("SafeLine", Where.BODY, ("/.safeline/",), B, "SafeLine WAF challenge"),
    Rule("hCaptcha", Where.SCRIPT, ("hcaptcha.com/1/api.js",), B, "hCaptcha in front of a page"),
    Rule("reCAPTCHA", Where.SCRIPT, ("google.com/recaptcha/", "g-recaptcha", "robot"), B, "reCAPTCHA in front of a page"),
    Rule("Federal Register", Where.TEXT, ("request access", "aggressive automated scraping"), B, "federalregister.gov and ecfr.gov"),
    Rule("SEC", Where.TEXT, ("undeclared automated tool",), B, "sec.gov, rate control"),
    # Consent walls.
    Rule("Yahoo consent", Where.BODY, ("consent-page", "guce"), B, "Yahoo's consent page"),
    Rule("Google consent", Where.BODY, ("consent.google.com/save",), B, "Google's consent page"),
    Rule("Sourcepoint", Where.BODY, ("privacy-mgmt.com", "contentpass"), B, "pay-or-consent walls"),
    # Pages of frameworks, hosts and servers that failed.
    Rule("Amazon S3", Where.BODY, ("<code>nosuchkey</code>",), S, "S3 API, error responses"),
    Rule("Amazon S3", Where.BODY, ("<code>accessdenied</code>",), B, "S3 API, error responses"),
    Rule("Django", Where.BODY, ("you're seeing this error because you have <code>debug = true</code>",), S, "Django debug page"),
    Rule("Laravel", Where.TEXT, ("whoops, looks like something went wrong",), S, "Laravel error page"),
    Rule("Rails", Where.TEXT, ("we're sorry, but something went wrong",), S, "Rails public/500.html"),
    Rule("Spring", Where.TEXT, ("whitelabel error page",), S, "Spring Boot default error page"),
    Rule("ASP.NET", Where.TEXT, ("server error in '", "application"), S, "ASP.NET yellow screen"),
    Rule("WordPress", Where.TEXT, ("error establishing a database connection",), S, "WordPress, wp-db"),
    Rule("WordPress", Where.TEXT, ("there has been a critical error on this website",), S, "WordPress recovery mode"),
    Rule("WordPress", Where.TEXT, ("briefly unavailable for scheduled maintenance",), S, "WordPress, wp_maintenance"),
    Rule("Drupal", Where.TEXT, ("the website encountered an unexpected error",), S, "Drupal default exception page"),
    Rule("PHP", Where.TEXT, ("fatal error", ".php on line "), S, "PHP display_errors"),
    Rule("PHP", Where.TEXT, ("parse error", ".php on line "), S, "PHP display_errors"),
    Rule("Python", Where.TEXT, ("traceback (most recent call last)",), S, "Python traceback"),
    Rule("Next.js", Where.TEXT, ("application error: a client-side exception has occurred",), S, "Next.js error boundary"),
    Rule("Varnish", Where.TEXT, ("guru meditation",), S, "Varnish builtin.vcl"),
    Rule("Tomcat", Where.TEXT, ("http status ", "apache tomcat"), S, "Tomcat ErrorReportValve"),
    Rule("Heroku", Where.BODY, ("herokucdn.com/error-pages",), S, "Heroku docs, error pages"),
    Rule("GitHub Pages", Where.TEXT, ("there isn't a github pages site here",), S, "GitHub Pages 404"),
    Rule("Vercel", Where.TEXT, ("deployment_not_found",), S, "Vercel docs, errors"),
    Rule("Netlify", Where.TEXT, ("looks like you've followed a broken link",), S, "Netlify 404"),
    Rule("Fastly", Where.TEXT, ("fastly error: unknown domain",), S, "Fastly docs, error 500"),
    Rule("Squarespace", Where.TEXT, ("website expired", "squarespace"), S, "Squarespace help, expired websites"),
    # Parked domains.
    Rule("Sedo", Where.BODY, ("sedoparking.com",), S, "Sedo parking"),
    Rule("Bodis", Where.BODY, ("bodis.com",), S, "Bodis parking"),
    Rule("ParkingCrew", Where.BODY, ("parkingcrew.net",), S, "ParkingCrew parking"),
    Rule("GoDaddy", Where.BODY, ('window.location.href="/lander"',), S, "GoDaddy parked page"),
    Rule("GoDaddy", Where.BODY, ("img1.wsimg.com/parking-lander",), S, "GoDaddy parked page"),
    Rule("Afternic", Where.BODY, ("afternic.com/forsale",), S, "Afternic sale page"),
    Rule("HugeDomains", Where.BODY, ("hugedomains.com/domain_profile",), S, "HugeDomains sale page"),
    Rule("Dan.com", Where.BODY, ("cdn-cgi/scripts/dan.com",), S, "Dan.com sale page"),
    Rule("above.com", Where.BODY, ("above.com/marketplace",), S, "above.com parking"),
)  # fmt: skip
