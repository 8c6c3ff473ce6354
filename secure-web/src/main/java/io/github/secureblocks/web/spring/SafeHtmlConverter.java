package io.github.secureblocks.web.spring;

import io.github.secureblocks.web.html.SafeHtml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Writes a page; reads none, because only templates make safe HTML. */
final class SafeHtmlConverter extends AbstractHttpMessageConverter<SafeHtml> {
    static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    SafeHtmlConverter() {
        // Whatever a client asks for, a page is a page: no other converter is to read its fields.
        super(HTML, MediaType.ALL);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == SafeHtml.class;
    }

    @Override
    public boolean canRead(Class<?> type, org.springframework.http.@org.jspecify.annotations.Nullable MediaType media) {
        return false;
    }

    @Override
    protected SafeHtml readInternal(Class<? extends SafeHtml> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("Only a template makes safe HTML", message);
    }

    @Override
    protected void writeInternal(SafeHtml page, HttpOutputMessage message) throws IOException {
        message.getHeaders().setContentType(HTML);
        page.writeTo(message.getBody());
    }
}
