package io.github.secureblocks.web.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.web.wire.Answer;
import io.github.secureblocks.web.wire.BadRequestCheck;
import io.github.secureblocks.web.wire.Wire;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {
    private static RunningApplication application;
    private static Wire wire;

    @BeforeAll
    static void start() {
        application = RunningApplication.of(
                BadInputApplication.class,
                "--spring.servlet.multipart.max-file-size=10KB",
                "--spring.servlet.multipart.max-request-size=20KB");
        wire = new Wire(URI.create(application.origin()).getPort());
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/file, multipart/form-data, text, 400",
        "/file, multipart/form-data; boundary=b, --b cut off, 400",
        "/file, text/plain, text, 415",
        "/json, application/json, {\"number\":, 400",
        "/json, application/json;charset=klingon, {}, 415",
        "/json, text/html, {}, 415",
        "/text, text/plain;charset=klingon, text, 415",
        "/text, */*, text, 415",
        "/form, application/x-www-form-urlencoded, number=%zz, 400",
        "/form, application/x-www-form-urlencoded, number=x&kind=THREE, 400"
    })
    void aBodyThatCannotBeReadIsTheClientsFault(String path, String type, String body, int status) {
        Answer answer = wire.post(path, type, body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).startsWith("{\"type\":\"about:blank\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "form-data; name=file; filename*=nope''x",
                "form-data; name=file; filename*=UTF-8''%zz",
                "form-data; name=file; filename*=UTF-8''\u00e9",
                "form-data; name=file; filename=\"=?nope?B?!?=\"",
                "form-data; name=file; filename=\"=?utf-8?Q?=zz?=\"",
                "form-data; name=file; filename=\"x",
                "form-data; name=file; filename=\"x\";y=\"",
                "form-data; name=file; filename=a; size=x",
                "form-data; name=file; filename=a; ;",
            })
    void theHeadOfAPartThatCannotBeReadIsTheClientsFault(String disposition) {
        Answer answer = wire.post(
                "/files",
                "multipart/form-data; boundary=b",
                "--b\r\nContent-Disposition: " + disposition + "\r\n\r\ncontent\r\n--b--\r\n");
        assertThat(answer.status()).isIn(200, 400);
        assertThat(answer.body()).matches("ok|\\{\"type\":\"about:blank\".*");
    }

    @Test
    void aFormThatIsNotSentByPostIsReadAlike() {
        String head =
                Wire.request("PUT", "/form", "Content-Type: application/x-www-form-urlencoded", "Content-Length: 10");
        assertThat(wire.send(head + "\r\nnumber=%zz").status()).isEqualTo(400);
        assertThat(wire.send(head + "\r\nnumber=123").status()).isEqualTo(200);
    }

    @Test
    void noRequestIsAnsweredByAnInternalErrorOrNotAtAll() {
        BadRequestCheck check = new BadRequestCheck().run(wire, BadInputApplication.PATHS, 20_261_121, 4_000);
        assertThat(check.behindTheFilters()).isGreaterThan(2_000);
        assertThat(check.statuses()).containsKeys(200, 400, 404, 405, 415);
    }
}
