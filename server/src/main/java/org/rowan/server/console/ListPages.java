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
        boolean mayConfirm = (person.is(Role.LEAD) || person.is(Role.ADMIN))
                && list.status() instanceof HashList.AwaitingConfirmation awaiting
                && !awaiting.confirmedBy().contains(person.id().value())
                && !list.importedBy().equals(person.id().value());
        return new ListRow(
                list, CaseWords.of(list.type()), ListWords.of(list.status(), visit.words()::when), mayConfirm);
    }

    @PostMapping("/lists/confirm")
    ResponseEntity<Object> confirm(HttpServletRequest request) throws IOException {
        Visit visit = Visit.of(request);
        Listing.Outcome outcome = acts.getObject().listing().confirm(visit.person(), visit.field("name"));
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
