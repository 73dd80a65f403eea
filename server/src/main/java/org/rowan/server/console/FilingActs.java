package org.rowan.server.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.rowan.cases.CaseId;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.flow.ByHand;
import org.rowan.server.Acts;
import org.rowan.server.words.CasePhrase;
import org.rowan.server.words.ReviewWords;
import org.rowan.server.words.Text;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// The desk that is a person: the package, the reference typed back in; and legal holds.
@Controller
final class FilingActs {
    private static final int MAX_REFERENCE = 100;
    private static final int MAX_AUTHORITY = 500;
    private static final int LAST_YEAR = 2100;

    private final ObjectProvider<Acts> acts;
    private final Cases cases;
    private final Answers answers;

    FilingActs(ObjectProvider<Acts> acts, Cases cases, Answers answers) {
        this.acts = acts;
        this.cases = cases;
        this.answers = answers;
    }

    /// The package for a portal: what to type where, and the files. Taking it is an export, logged before
    /// anything is opened.
    @PostMapping("/cases/{id}/filings/{filing}/package")
    ResponseEntity<?> takePackage(HttpServletRequest request, @PathVariable String id, @PathVariable String filing)
            throws IOException {
        Visit visit = Visit.of(request);
        if (!visit.person().mayFile()) return answers.forbidden(visit);
        return switch (cases.open(visit, id)) {
            case Cases.Closed closed -> closed.answer();
            case Cases.Open open -> {
                CaseId caseId = open.loaded().file().id();
                yield switch (acts.getObject().byHand().takePackage(visit.person(), caseId, filing)) {
                    case ByHand.NotTaken not ->
                        answers.refused(visit, not.why().name(), ReviewWords.of(not.why()), Cases.path(caseId));
                    case ByHand.PackageTaken taken -> download(taken);
                };
            }
        };
    }

    private ResponseEntity<?> download(ByHand.PackageTaken taken) {
        String name = taken.referral().filing() + "-package.zip";
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .contentType(MediaType.parseMediaType("application/zip"))
                .body(acts.getObject().pack().apply(taken).toArray());
    }

    @PostMapping("/cases/{id}/filings/{filing}/reference")
    ResponseEntity<Object> reference(HttpServletRequest request, @PathVariable String id, @PathVariable String filing)
            throws IOException {
        Visit visit = Visit.of(request);
        String reference = visit.field("reference");
        if (reference.isEmpty() || reference.length() > MAX_REFERENCE || !printable(reference)) {
            return bad(visit, id, CasePhrase.BAD_REFERENCE.text());
        }
        return act(
                visit,
                id,
                CasePhrase.REFERENCE_SAVED.text(),
                caseId -> acts.getObject().byHand().delivered(visit.person(), caseId, filing, reference));
    }

    /// The agency does not have the report, or will not take it.
    @PostMapping("/cases/{id}/filings/{filing}/declined")
    ResponseEntity<Object> declined(HttpServletRequest request, @PathVariable String id, @PathVariable String filing)
            throws IOException {
        Visit visit = Visit.of(request);
        String reason = visit.field("reason");
        if (reason.isBlank() || reason.length() > MAX_AUTHORITY) return bad(visit, id, CasePhrase.NO_REASON.text());
        return act(
                visit,
                id,
                CasePhrase.DECLINED.text(),
                caseId -> acts.getObject().byHand().declined(visit.person(), caseId, filing, reason));
    }

    /// Lets the filing of the case go on now.
    @PostMapping("/cases/{id}/filings/resume")
    ResponseEntity<Object> resume(HttpServletRequest request, @PathVariable String id) throws IOException {
        Visit visit = Visit.of(request);
        String reason = visit.field("reason");
        if (reason.isBlank() || reason.length() > MAX_AUTHORITY) return bad(visit, id, CasePhrase.NO_REASON.text());
        return act(
                visit,
                id,
                CasePhrase.RESUMED.text(),
                caseId -> acts.getObject().overseeing().resume(visit.person(), caseId, reason));
    }

    /// Stops the filing of the case before its report is finished.
    @PostMapping("/cases/{id}/filings/withdraw")
    ResponseEntity<Object> withdraw(HttpServletRequest request, @PathVariable String id) throws IOException {
        Visit visit = Visit.of(request);
        String reason = visit.field("reason");
        if (reason.isBlank() || reason.length() > MAX_AUTHORITY) return bad(visit, id, CasePhrase.NO_REASON.text());
        return act(
                visit,
                id,
                CasePhrase.WITHDRAWN.text(),
                caseId -> acts.getObject().overseeing().withdraw(visit.person(), caseId, reason));
    }

    @PostMapping("/cases/{id}/hold")
    ResponseEntity<Object> hold(HttpServletRequest request, @PathVariable String id) throws IOException {
        Visit visit = Visit.of(request);
        String authority = visit.field("authority");
        if (authority.isEmpty() || authority.length() > MAX_AUTHORITY || !printable(authority)) {
            return bad(visit, id, CasePhrase.BAD_AUTHORITY.text());
        }
        String until = visit.field("until");
        Optional<Instant> end = until.isEmpty() ? Optional.empty() : endOf(until);
        if (!until.isEmpty() && end.filter(cases.now()::isBefore).isEmpty()) {
            return bad(visit, id, CasePhrase.BAD_UNTIL.text());
        }
        return act(
                visit,
                id,
                CasePhrase.HOLD_SET.text(),
                caseId -> acts.getObject().retaining().hold(visit.person(), caseId, authority, end));
    }

    @PostMapping("/cases/{id}/lift")
    ResponseEntity<Object> lift(HttpServletRequest request, @PathVariable String id) throws IOException {
        Visit visit = Visit.of(request);
        String reason = visit.field("reason");
        if (reason.isEmpty() || reason.length() > MAX_AUTHORITY) {
            return bad(visit, id, CasePhrase.NO_REASON.text());
        }
        return act(
                visit,
                id,
                CasePhrase.HOLD_LIFTED.text(),
                caseId -> acts.getObject().retaining().lift(visit.person(), caseId, reason));
    }

    private interface Act {
        Optional<Refusal> of(CaseId id) throws IOException;
    }

    private ResponseEntity<Object> act(Visit visit, String text, Text done, Act act) throws IOException {
        return switch (cases.open(visit, text)) {
            case Cases.Closed closed -> closed.answer();
            case Cases.Open open -> {
                CaseId id = open.loaded().file().id();
                Optional<Refusal> refusal = act.of(id);
                yield refusal.isPresent()
                        ? answers.refused(visit, refusal.get().name(), ReviewWords.of(refusal.get()), Cases.path(id))
                        : answers.done(visit, done, Cases.path(id));
            }
        };
    }

    private ResponseEntity<Object> bad(Visit visit, String text, Text why) throws IOException {
        return switch (cases.open(visit, text)) {
            case Cases.Closed closed -> closed.answer();
            case Cases.Open open ->
                answers.refused(
                        visit, "BAD_INPUT", why, Cases.path(open.loaded().file().id()));
        };
    }

    /// The end of a day of this century, in UTC. A later year is a slip of the hand; for a hold without an
    /// end the field stays empty.
    private static Optional<Instant> endOf(String day) {
        try {
            return Optional.of(LocalDate.parse(day))
                    .filter(d -> d.getYear() <= LAST_YEAR)
                    .map(d -> d.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    private static boolean printable(String text) {
        return text.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
