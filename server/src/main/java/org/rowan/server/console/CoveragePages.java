package org.rowan.server.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.cases.Person;
import org.rowan.cases.Role;
import org.rowan.coverage.Counts;
import org.rowan.coverage.Estimate;
import org.rowan.server.words.CoveragePhrase;
import org.rowan.server.words.Phrase;
import org.rowan.server.words.Text;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// What a switch to end-to-end encryption would cost, from numbers that are typed in and kept nowhere.
@Controller
final class CoveragePages {
    static final List<String> FIELDS = List.of("private", "public", "reports", "of-private", "behaviour");

    private final Answers answers;

    CoveragePages(Answers answers) {
        this.answers = answers;
    }

    static boolean mayAsk(Person person) {
        return person.is(Role.LEAD) || person.is(Role.ADMIN) || person.is(Role.AUDITOR);
    }

    @GetMapping("/coverage")
    ResponseEntity<Object> coverage(HttpServletRequest request) {
        Visit visit = Visit.of(request);
        if (!mayAsk(visit.person())) return answers.forbidden(visit);
        Map<String, String> typed = new HashMap<>();
        FIELDS.forEach(field -> typed.put(field, visit.field(field)));
        boolean asked = typed.values().stream().anyMatch(value -> !value.isEmpty());
        Optional<Estimate> estimate = asked ? estimate(typed) : Optional.empty();
        boolean bad = asked && estimate.isEmpty();
        Map<String, Object> values = Map.of(
                "page",
                visit.page(Phrase.COVERAGE.text()),
                "typed",
                typed,
                "estimate",
                estimate.map(one -> CoverageView.of(one, visit.words())),
                "problem",
                bad ? Optional.of(CoveragePhrase.BAD.text()) : Optional.<Text>empty());
        return answers.html(bad ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK, "coverage", values);
    }

    private static Optional<Estimate> estimate(Map<String, String> typed) {
        try {
            long reports = number(typed, "reports", 0);
            return Optional.of(Estimate.of(
                    new Counts(
                            number(typed, "private", 0),
                            number(typed, "public", 0),
                            reports,
                            number(typed, "of-private", reports),
                            number(typed, "behaviour", 0)),
                    Map.of()));
        } catch (IllegalArgumentException noCounts) {
            return Optional.empty();
        }
    }

    private static long number(Map<String, String> typed, String field, long otherwise) {
        String text = typed.getOrDefault(field, "");
        return text.isEmpty() ? otherwise : Long.parseLong(text);
    }
}
