package io.github.secureblocks.samples.browser;

import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A page of many values, which tells what has become of them. */
final class TestPage {
    /** Runs before anything else in the page. */
    private static final String WATCH = """
            const ran = [], broken = [], taken = {};
            function canary(what) { ran.push(String(what)) }
            window.alert = canary;
            function take(context, value) { (taken[context] ??= []).push(value) }
            document.addEventListener('securitypolicyviolation', e => broken.push(e.effectiveDirective));
            """;

    /** Answers the values as code units, so that nothing on the way from the page can mend them. */
    static final String READ = """
            const hex = s => Array.from({length: s.length}, (_, i) => s.charCodeAt(i).toString(16)).join(' ');
            const all = c => [...document.querySelectorAll('[data-c=' + c + ']')];
            const link = (url, given) => {
              const settled = /^(https?|mailto|tel):/i.test(given);
              return given === 'about:invalid#blocked' || /^(https?|mailto|tel):$/.test(url.protocol)
                  && (settled || url.host === location.host) ? given : 'LEADS AWAY';
            };
            const part = (url, before, after) => {
              const rest = url.pathname.slice(before.length, -after.length);
              return url.host === location.host && url.pathname.startsWith(before) && url.pathname.endsWith(after)
                  && !rest.includes('/') ? decodeURIComponent(rest) : 'LEADS AWAY';
            };
            const string = css => css.slice(1, css.indexOf('" "x"')).replace(
                /\\\\([0-9a-f]{1,6}) ?|\\\\([^])/gi, (_, code, char) => code ? String.fromCodePoint(parseInt(code, 16)) : char);
            const sheets = [...document.querySelectorAll('style')].map(style => style.sheet.cssRules);
            const rules = sheets.map(sheet => sheet.length === 1 ? sheet[0].style : {length: -1});
            const words = list => list.map(style => style.length < 2 && !style.cssText.includes('url') ? style.color : 'MORE THAN A WORD');
            const strings = rules.filter(style => style.length > 1);
            const as = all('STYLE_ATTRIBUTE').map(e => e.style);
            const read = {
              TEXT: e => e.textContent, CELL: e => e.textContent, FOREIGN: e => e.textContent, TITLE: e => e.textContent,
              TEXTAREA: e => e.value.slice(1), DOUBLE_QUOTED: e => e.title, SINGLE_QUOTED: e => e.title,
              LINK: e => link(e, e.getAttribute('href')),
              ACTION: e => link(new URL(e.action, location), e.getAttribute('action')),
              PATH: e => part(e, '/notes/', '/edit'),
              QUERY: e => e.host === location.host && e.pathname === '/notes' && !e.hash
                  && [...new URLSearchParams(e.search).keys()].join() === 'q,r'
                  ? new URLSearchParams(e.search).get('q') : 'LEADS AWAY',
              JSON: e => JSON.parse(e.textContent).value,
              SRCSET: e => e.getAttribute('srcset').match(/^([^\\s]+) 2x, \\/b\\.png 1x$/)?.[1] ?? 'MORE THAN AN IMAGE'
            };
            const values = {};
            for (const [context, how] of Object.entries(read)) values[context] = all(context).map(how);
            Object.assign(values, taken);
            values.STYLE_STRING = strings.map(style => string(style.quotes));
            values.STYLE_WORD = words(rules.filter(style => style.length <= 1));
            values.STYLE_ATTRIBUTE = as.map(style => style.length > 2 || style.cssText.includes('url') && !style.quotes ? 'MORE' : string(style.quotes));
            for (const context in values) values[context] = values[context].map(hex).join(';');
            const shape = [...document.getElementsByTagName('*')].map(e => e.localName + e.getAttributeNames()).join();
            return {values, ran: ran.join(), broken: broken.join(), shape};
            """;

    private TestPage() {}

    static String encoded(Collection<Context> contexts, List<String> values, String nonce) {
        List<SafeHtml> parts = new ArrayList<>();
        for (Context context : contexts) {
            values.forEach(value -> parts.add(context.fill(value, nonce)));
        }
        return page(Html.join(parts).toString(), nonce);
    }

    static String concatenated(Context context, List<String> values, String nonce) {
        StringBuilder parts = new StringBuilder();
        values.forEach(value -> parts.append(context.concatenate(value, nonce)));
        return page(parts.toString(), nonce);
    }

    static String page(String body, String nonce) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><script nonce=\"" + nonce + "\">" + WATCH
                + "</script></head><body><div hidden>" + body + "</div></body></html>";
    }
}
