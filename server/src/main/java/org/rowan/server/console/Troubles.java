package org.rowan.server.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.rowan.server.words.Phrase;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;

/// What a person reads when something went wrong outside of any act: never a stack trace.
@Controller
@ControllerAdvice(basePackageClasses = Troubles.class)
final class Troubles implements ErrorController {
    private final Answers answers;

    Troubles(Answers answers) {
        this.answers = answers;
    }

    /// The world failed: the store, the log or the decoder.
    @ExceptionHandler(IOException.class)
    ResponseEntity<Object> failed(HttpServletRequest request) {
        return answers.sentence(
                Visit.of(request), HttpStatus.SERVICE_UNAVAILABLE, Phrase.FAILED_TITLE.text(), Phrase.FAILED.text());
    }

    @RequestMapping("/error")
    ResponseEntity<Object> error(HttpServletRequest request) {
        HttpStatus status = Optional.ofNullable(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                .filter(Integer.class::isInstance)
                .map(code -> HttpStatus.resolve((Integer) code))
                .orElse(HttpStatus.NOT_FOUND);
        Visit visit = Visit.of(request);
        return switch (status) {
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
