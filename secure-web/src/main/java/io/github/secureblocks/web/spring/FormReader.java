package io.github.secureblocks.web.spring;

import io.github.secureblocks.web.error.RequestRefused;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.MultiValueMap;
import org.springframework.web.filter.FormContentFilter;

/** The filter by which Spring reads forms that are not sent by POST lets one that cannot be read fail as if the server had. */
final class FormReader implements BeanPostProcessor {
    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof FormContentFilter filter) {
            filter.setFormConverter(new Refusing());
        }
        return bean;
    }

    private static final class Refusing extends FormHttpMessageConverter {
        @Override
        public MultiValueMap<String, String> read(
                @Nullable Class<? extends MultiValueMap<String, ?>> type, HttpInputMessage message) throws IOException {
            try {
                return super.read(type, message);
            } catch (HttpMessageNotReadableException malformed) {
                throw RequestRefused.of(400, "The form is not encoded as its type asks for");
            }
        }
    }
}
