package org.rowan.server.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.rowan.server.Busy;
import org.rowan.server.FaultPage;
import org.rowan.server.words.Phrase;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/// What a person reads when something went wrong outside of any act: never a stack trace.
@Component
@ControllerAdvice(basePackageClasses = Troubles.class)
final class Troubles implements FaultPage {
    private final Answers answers;

    Troubles(Answers answers) {
        this.answers = answers;
    }

    @ExceptionHandler(Busy.class)
    void busy(HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", Busy.RETRY_SECONDS);
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    /// The world failed: the store, the log or the decoder.
    @ExceptionHandler(IOException.class)
    ResponseEntity<Object> failed(HttpServletRequest request) {
        return answers.sentence(
                Visit.of(request), HttpStatus.SERVICE_UNAVAILABLE, Phrase.FAILED_TITLE.text(), Phrase.FAILED.text());
    }

    @Override
    public void write(HttpServletRequest request, HttpServletResponse response, int code) throws IOException {
        HttpStatus status = Optional.ofNullable(HttpStatus.resolve(code)).orElse(HttpStatus.BAD_REQUEST);
        ResponseEntity<Object> page = page(Visit.of(request), status);
        byte[] body = String.valueOf(page.getBody()).getBytes(StandardCharsets.UTF_8);
        response.setStatus(code);
        page.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.getOutputStream().write(body);
    }

    private ResponseEntity<Object> page(Visit visit, HttpStatus status) {
        return switch (status) {
            case SERVICE_UNAVAILABLE -> answers.sentence(visit, status, Phrase.FAILED_TITLE.text(), Phrase.BUSY.text());
            case NOT_FOUND -> answers.notFound(visit);
            // Roles are checked by the pages themselves: what arrives here lacked the token of its form.
            case FORBIDDEN -> answers.sentence(visit, status, Phrase.STALE_FORM_TITLE.text(), Phrase.STALE_FORM.text());
            default ->
                answers.sentence(
                        visit,
                        status,
                        Phrase.FAILED_TITLE.text(),
                        status.is4xxClientError()
                                ? Phrase.BAD_INPUT.text().with(status.value())
                                : Phrase.FAILED.text());
        };
    }
}
