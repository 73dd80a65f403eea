package org.rowan.server.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.cases.Role;
import org.rowan.flow.Editing;
import org.rowan.flow.Listing;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.ListId;
import org.rowan.port.HashLists.Listed;
import org.rowan.port.LivingLists;
import org.rowan.server.Acts;
import org.rowan.server.words.CaseWords;
import org.rowan.server.words.ListPhrase;
import org.rowan.server.words.ListWords;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/// Entries that one added and another accepts.
@Controller
final class AdditionPages {
    private static final String HERE = "/lists/additions";
    private static final int SHOWN = 200;

    private final ObjectProvider<Acts> acts;
    private final Answers answers;

    AdditionPages(ObjectProvider<Acts> acts, Answers answers) {
        this.acts = acts;
        this.answers = answers;
    }

    @GetMapping(HERE)
    ResponseEntity<Object> additions(HttpServletRequest request) throws IOException {
        Visit visit = Visit.of(request);
        Map<ListId, HashList> lists = new HashMap<>();
        acts.getObject().listing().all().forEach(l -> lists.put(l.list().id(), l.list()));
        List<AdditionRow> rows = acts.getObject().editing().waiting(SHOWN).stream()
                .map(k -> new AdditionRow(
                        Optional.ofNullable(lists.get(k.list())).orElseThrow(),
                        CaseWords.of(k.record().signal().type()),
                        k.record().number()))
                .toList();
        return answers.html(
                "additions",
                Map.of("page", visit.page(ListPhrase.ADDITIONS.text()), "rows", rows, "mayDecide", mayDecide(visit)));
    }

    @PostMapping(HERE + "/accept")
    ResponseEntity<Object> accept(HttpServletRequest request) throws IOException {
        return decide(Visit.of(request), true);
    }

    @PostMapping(HERE + "/refuse")
    ResponseEntity<Object> refuse(HttpServletRequest request) throws IOException {
        return decide(Visit.of(request), false);
    }

    private ResponseEntity<Object> decide(Visit visit, boolean accept) throws IOException {
        if (!mayDecide(visit)) {
            return answers.refused(visit, "ROLE_MISSING", ListWords.of(new Listing.RoleMissing()), HERE);
        }
        Optional<HashList> list = acts.getObject().listing().all().stream()
                .map(Listed::list)
                .filter(l -> l.id().value().equals(visit.field("list")))
                .findFirst();
        Optional<Integer> record = number(visit.field("record"));
        if (list.isEmpty() || record.isEmpty()) return gone(visit);
        Editing editing = acts.getObject().editing();
        LivingLists.Edited edited = accept
                ? editing.accept(visit.person().id(), list.get().id(), record.get())
                : editing.refuse(visit.person().id(), list.get().id(), record.get());
        if (!(edited instanceof LivingLists.Done)) return gone(visit);
        ListPhrase said = accept ? ListPhrase.ACCEPTED : ListPhrase.REFUSED;
        return answers.done(
                visit,
                said.text().with(String.valueOf(record.get()), list.get().name()),
                HERE,
                Map.of("accepted", accept));
    }

    private ResponseEntity<Object> gone(Visit visit) {
        return answers.refused(visit, "NO_SUCH_ADDITION", ListPhrase.NO_SUCH_ADDITION.text(), HERE);
    }

    private static boolean mayDecide(Visit visit) {
        return visit.person().is(Role.LEAD) || visit.person().is(Role.ADMIN);
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
