package org.rowan.server.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.rowan.cases.Person;
import org.rowan.cases.Role;
import org.rowan.flow.Listing;
import org.rowan.hashlist.HashList;
import org.rowan.server.Acts;
import org.rowan.server.words.CaseWords;
import org.rowan.server.words.ListWords;
import org.rowan.server.words.Phrase;
import org.rowan.server.words.Text;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/// The hash lists, and the two people who confirm each.
@Controller
final class ListPages {
    private final ObjectProvider<Acts> acts;
    private final Answers answers;

    ListPages(ObjectProvider<Acts> acts, Answers answers) {
        this.acts = acts;
        this.answers = answers;
    }

    @GetMapping("/lists")
    ResponseEntity<Object> lists(HttpServletRequest request) throws IOException {
        Visit visit = Visit.of(request);
        List<ListRow> rows = acts.getObject().listing().all().stream()
                .map(l -> row(l.list(), visit))
                .toList();
        return answers.html("lists", Map.of("page", visit.page(Phrase.LISTS.text()), "rows", rows));
    }

    private static ListRow row(HashList list, Visit visit) {
        Person person = visit.person();
        String id = person.id().value();
        boolean may = person.is(Role.LEAD) || person.is(Role.ADMIN);
        boolean mayConfirm = may
                && list.status() instanceof HashList.AwaitingConfirmation awaiting
                && !awaiting.confirmedBy().contains(id)
                && !list.importedBy().equals(id);
        boolean mayAgree =
                may && list.proposed().filter(p -> !p.by().equals(id)).isPresent();
        return new ListRow(
                list,
                CaseWords.of(list.type()),
                ListWords.of(list.status(), visit.words()::when),
                ListWords.of(list.terms().reach()),
                list.proposed().map(p -> ListWords.of(p.reach())),
                mayConfirm,
                mayAgree,
                may && list.inForce(),
                may && list.status() instanceof HashList.Paused);
    }

    @PostMapping("/lists/pause")
    ResponseEntity<Object> pause(HttpServletRequest request) throws IOException {
        Visit visit = Visit.of(request);
        return visit.person().is(Role.LEAD) || visit.person().is(Role.ADMIN)
                ? answer(visit, acts.getObject().listing().pause(visit.person().id(), visit.field("name")))
                : answer(visit, new Listing.RoleMissing());
    }

    @PostMapping("/lists/resume")
    ResponseEntity<Object> resume(HttpServletRequest request) throws IOException {
        Visit visit = Visit.of(request);
        return visit.person().is(Role.LEAD) || visit.person().is(Role.ADMIN)
                ? answer(visit, acts.getObject().listing().resume(visit.person().id(), visit.field("name")))
                : answer(visit, new Listing.RoleMissing());
    }

    @PostMapping("/lists/agree")
    ResponseEntity<Object> agree(HttpServletRequest request) throws IOException {
        Visit visit = Visit.of(request);
        return answer(visit, acts.getObject().listing().agree(visit.person(), visit.field("name")));
    }

    @PostMapping("/lists/confirm")
    ResponseEntity<Object> confirm(HttpServletRequest request) throws IOException {
        Visit visit = Visit.of(request);
        return answer(visit, acts.getObject().listing().confirm(visit.person(), visit.field("name")));
    }

    private ResponseEntity<Object> answer(Visit visit, Listing.Outcome outcome) {
        Text sentence = ListWords.of(outcome);
        return switch (outcome) {
            case Listing.Done done ->
                answers.done(
                        visit, sentence, "/lists", Map.of("inForce", done.list().inForce()));
            case Listing.BadFile bad -> answers.refused(visit, "BAD_FILE", sentence, "/lists");
            case Listing.NameTaken taken -> answers.refused(visit, "NAME_TAKEN", sentence, "/lists");
            case Listing.NoSuchList none -> answers.refused(visit, "NO_SUCH_LIST", sentence, "/lists");
            case Listing.RoleMissing missing -> answers.refused(visit, "ROLE_MISSING", sentence, "/lists");
            case Listing.Refused refused -> answers.refused(visit, refused.why().name(), sentence, "/lists");
        };
    }
}
