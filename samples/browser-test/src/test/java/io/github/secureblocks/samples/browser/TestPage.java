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
            const plain = css => css.replace(
                /\\\\([0-9a-f]{1,6}) ?|\\\\([^])/gi, (_, code, char) => code ? String.fromCodePoint(parseInt(code, 16)) : char);
            const string = css => plain(css.slice(1, css.indexOf('" "x"')));
            const rules = c => all(c).map(e => e.sheet.cssRules.length === 1 ? e.sheet.cssRules[0].style : {length: -1});
            const one = (style, read) => style.length < 0 || style.length > 1 ? 'MORE THAN A VALUE' : read(style);
            const word = read => style => one(style, () => style.cssText.includes('url') ? 'MORE THAN A WORD' : read(style));
            const address = style => style.backgroundImage.match(/^url\\("([^]*)"\\)$/)?.[1] ?? 'MORE THAN AN ADDRESS';
            const as = all('STYLE_ATTRIBUTE').map(e => e.style);
            const read = {
              TEXT: e => e.textContent, CELL: e => e.textContent, FOREIGN: e => e.textContent, TITLE: e => e.textContent,
              TEXTAREA: e => e.value.slice(1), PRE: e => e.textContent, FIELD: e => e.value, DOUBLE_QUOTED: e => e.title, SINGLE_QUOTED: e => e.title,
              LINK: e => link(e, e.getAttribute('href')),
              ACTION: e => link(new URL(e.action, location), e.getAttribute('action')),
              PATH: e => part(e, '/notes/', '/edit'), NAME: e => part(e, '/notes/n-', '.html'),
              QUERY: e => e.host === location.host && e.pathname === '/notes' && !e.hash
                  && [...new URLSearchParams(e.search).keys()].join() === 'q,r'
                  ? new URLSearchParams(e.search).get('q') : 'LEADS AWAY',
              JSON: e => JSON.parse(e.textContent).value,
              SRCSET: e => e.getAttribute('srcset').match(/^([^\\s]+) 2x, \\/b\\.png 1x$/)?.[1] ?? 'MORE THAN AN IMAGE'
            };
            const values = {};
            for (const [context, how] of Object.entries(read)) values[context] = all(context).map(how);
            Object.assign(values, taken);
            values.STYLE_STRING = rules('STYLE_STRING').map(style => style.length < 2 ? 'MORE' : string(style.quotes));
            values.STYLE_WORD = rules('STYLE_WORD').map(word(style => style.color));
            values.STYLE_NUMBER = rules('STYLE_NUMBER').map(word(style => style.marginLeft));
            values.STYLE_URL = rules('STYLE_URL').map(style => one(style, () => plain(address(style))));
            values.STYLE_ATTRIBUTE = as.map(style => style.length > 2 || style.cssText.includes('url') && !style.quotes ? 'MORE' : string(style.quotes));
            for (const context in values) values[context] = values[context].map(hex).join(';');
            const shape = [...document.getElementsByTagName('*')].map(e => e.localName + e.getAttributeNames()).join();
            return {values, ran: ran.join(), broken: broken.join(), shape};
            """;

    /** Elements and attributes that the basic policy does not keep, now and after a script has written the markup back. */
    static final String STRANGE_IN_RICH_TEXT = """
            const kept = 'p br b strong i em u s sub sup code pre blockquote ul ol li hr a'.split(' ');
            const strange = () => [...document.querySelectorAll('.rich *')].filter(e => !kept.includes(e.localName)
                || e.getAttributeNames().some(name => e.localName !== 'a' || !['href', 'rel'].includes(name))
                || e.localName === 'a' && !['https:', 'mailto:'].includes(e.protocol)).map(e => e.localName);
            const found = strange();
            document.querySelectorAll('.rich').forEach(e => e.innerHTML = e.innerHTML);
            return found.concat(strange()).join();
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
