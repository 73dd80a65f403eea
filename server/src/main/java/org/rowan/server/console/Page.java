package org.rowan.server.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rowan.cases.Person;
import org.rowan.cases.Role;
import org.rowan.flow.Preserving;
import org.rowan.server.words.KeptPhrase;
import org.rowan.server.words.Language;
import org.rowan.server.words.Phrase;
import org.rowan.server.words.Said;
import org.rowan.server.words.Text;
import org.rowan.server.words.UkPhrase;
import org.rowan.server.words.Words;

/// What every page needs beside its own content.
public record Page(Words w, Optional<Person> who, Csrf csrf, String path, Text title, Optional<Notice> notice) {

    /// Proves that a form came from a page of this session.
    public record Csrf(String name, String token) {}

    /// `key`: the letter that follows the link.
    public record Link(String href, Said words, String key) {}

    public List<Link> links() {
        return who.map(Page::links).orElse(List.of());
    }

    static List<Link> links(Person person) {
        List<Link> links = new ArrayList<>();
        if (person.mayReview()) links.add(new Link("/queue", Phrase.QUEUE, "q"));
        if (person.mayReview() || person.mayFile()) links.add(new Link("/filings", Phrase.FILINGS, "f"));
        if (person.mayFile()) links.add(new Link("/inquiries", UkPhrase.INQUIRIES, "i"));
        if (person.is(Role.LEAD)) links.add(new Link("/dismissed", Phrase.DISMISSED, "n"));
        links.add(new Link("/lists", Phrase.LISTS, "l"));
        if (CoveragePages.mayAsk(person)) links.add(new Link("/coverage", Phrase.COVERAGE, "t"));
        if (person.is(Role.ADMIN)) links.add(new Link("/people", Phrase.PEOPLE, "p"));
        if (Preserving.may(person)) links.add(new Link("/frozen", KeptPhrase.FROZEN, "z"));
        return links;
    }

    public boolean at(Link link) {
        return path.equals(link.href());
    }

    public List<Language> otherLanguages() {
        return Arrays.stream(Language.values()).filter(l -> l != w.language()).toList();
    }

    public String name() {
        return who.map(p -> p.id().value()).orElse("");
    }
}
