package org.rowan.agency.ncmec;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.rowan.agency.Referrals;
import org.rowan.agency.ncmec.SchemaModel.Child;
import org.rowan.agency.ncmec.SchemaModel.Content;
import org.rowan.agency.ncmec.SchemaModel.ElementType;
import org.rowan.agency.ncmec.SchemaModel.Nested;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.port.AgencyDesk.Line;
import org.rowan.referral.Enclosure;
import org.rowan.referral.Origin;
import org.rowan.referral.Referral;

/// Whatever a service states and a reviewer finds: what is written is valid, whole, and answers for where it comes
/// from.
class RandomCasesTest {
    private static final int CASES = 10_000;
    private static final long SEED = 88_241L;

    /// Of the first the server's treatment is not known and the second is an older form of a mark; neither is written.
    private static final Set<String> NEVER_WRITTEN = Set.of("fileDetails/fileName", "fileDetails/potentialMeme");

    private static final Map<String, Origin> WHOSE = Map.of(
            RandomCases.ACCOUNT, Origin.ACCOUNT,
            RandomCases.UPLOAD, Origin.UPLOAD,
            RandomCases.STATED, Origin.STATEMENT,
            RandomCases.DECIDED, Origin.DECISION,
            RandomCases.SETTING, Origin.SETTING);

    private static List<XmlNode> documents(Referral referral) {
        ReferralDocuments documents = ReferralDocuments.of(referral);
        List<XmlNode> all = new ArrayList<>(List.of(documents.report()));
        all.addAll(documents.files());
        return all;
    }

    private static Bytes xml(XmlNode document, Referral referral) {
        return switch (Documents.write(document, referral, Referrals.NOW)) {
            case Documents.Document written -> written.xml();
            case Documents.Flawed flawed ->
                throw new AssertionError(flawed.flaws().toString());
        };
    }

    @Test
    void ten_thousand_cases_are_valid_by_model_and_rules_and_every_value_names_its_source() {
        RandomCases cases = new RandomCases(SEED);
        for (int i = 0; i < CASES; i++) {
            Referral referral = cases.next();
            for (XmlNode document : documents(referral)) {
                assertThat(xml(document, referral).length()).isPositive();
                sourcesAreTrue(document, i);
            }
        }
    }

    private static void sourcesAreTrue(XmlNode document, int number) {
        List<Line> lines = Trace.of(document, document.name());
        assertThat(lines.stream().map(Line::field).distinct().count())
                .as("seed %d, case %d: a path stands for one value", SEED, number)
                .isEqualTo(lines.size());
        for (Line line : lines) {
            WHOSE.forEach((word, origin) -> {
                if (line.value().reveal().contains(word) && !line.sources().contains(origin)) {
                    throw new AssertionError("seed %d, case %d: %s".formatted(SEED, number, line.field()));
                }
            });
        }
    }

    @Test
    void ten_thousand_cases_are_valid_by_the_schema() {
        Xsd.required();
        RandomCases cases = new RandomCases(SEED);
        for (int i = 0; i < CASES; i++) {
            Referral referral = cases.next();
            for (XmlNode document : documents(referral)) {
                assertThat(Xsd.complaints(xml(document, referral)))
                        .as("seed %d, case %d", SEED, i)
                        .isEmpty();
            }
        }
    }

    @Test
    void nothing_that_anybody_stated_is_lost_on_the_way() {
        RandomCases cases = new RandomCases(SEED);
        for (int i = 0; i < CASES / 10; i++) {
            Referral referral = cases.next();
            if (referral.found().viral()) continue;
            String told = told(referral);
            Map<String, String> held = new LinkedHashMap<>();
            texts("account", referral.account(), held);
            texts("item", referral.item(), held);
            texts("reporter", referral.reporter(), held);
            held.put("narrative", referral.narrative());
            referral.imminent().ifPresent(why -> held.put("imminent", why));
            for (var text : held.entrySet()) {
                assertThat(XmlText.clean(text.getValue()).lines())
                        .as("seed %d, case %d: %s", SEED, i, text.getKey())
                        .allMatch(told::contains);
            }
        }
    }

    @Test
    void every_element_and_attribute_of_the_model_is_written_by_some_case() {
        Set<String> written = new TreeSet<>();
        RandomCases cases = new RandomCases(SEED);
        for (int i = 0; i < CASES / 5; i++) {
            for (XmlNode document : documents(cases.next())) {
                collect(document, SchemaModel.cyberTipline().type(document.name()), written);
            }
        }
        Set<String> wanted = new TreeSet<>();
        reach("report", wanted);
        reach("fileDetails", wanted);
        wanted.removeAll(NEVER_WRITTEN);
        assertThat(written).containsExactlyInAnyOrderElementsOf(wanted);
    }

    private static void collect(XmlNode node, ElementType type, Set<String> written) {
        node.attributes().keySet().forEach(name -> written.add(type.name() + "/@" + name));
        for (XmlNode child : node.children()) {
            written.add(type.name() + "/" + child.name());
            Content content = type.child(child.name())
                    .flatMap(c -> c.content(child.name()))
                    .orElseThrow();
            if (content instanceof Nested nested) {
                collect(child, SchemaModel.cyberTipline().type(nested.type()), written);
            }
        }
    }

    private static void reach(String name, Set<String> wanted) {
        ElementType type = SchemaModel.cyberTipline().type(name);
        type.attributes().forEach(a -> wanted.add(name + "/@" + a.name()));
        for (Child child : type.children()) {
            for (String element : child.elements()) {
                boolean fresh = wanted.add(name + "/" + element);
                if (fresh && child.content(element).orElseThrow() instanceof Nested nested) {
                    reach(nested.type(), wanted);
                }
            }
        }
    }

    private static String told(Referral referral) {
        StringBuilder told = new StringBuilder();
        for (XmlNode document : documents(referral)) {
            XmlNode read = XmlInput.parse(xml(document, referral)).orElseThrow();
            whole(read, told);
        }
        for (Enclosure enclosure : referral.enclosures()) {
            told.append(XmlText.clean(enclosure.text().reveal())).append('\n');
        }
        return told.toString();
    }

    private static void whole(XmlNode node, StringBuilder told) {
        node.attributes().values().forEach(value -> told.append(value).append('\n'));
        told.append(node.text()).append('\n');
        node.children().forEach(child -> whole(child, told));
    }

    private static void texts(String where, Object value, Map<String, String> held) {
        switch (value) {
            case Optional<?> optional -> optional.ifPresent(v -> texts(where, v, held));
            case List<?> many -> many.forEach(v -> texts(where + "[" + held.size() + "]", v, held));
            case Personal<?> personal -> texts(where, personal.reveal(), held);
            case String text -> held.put(where, text);
            case Record whole -> {
                for (RecordComponent component : whole.getClass().getRecordComponents()) {
                    try {
                        texts(
                                where + "." + component.getName(),
                                component.getAccessor().invoke(whole),
                                held);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            default -> {
                // numbers, moments and words of ours hold no text of anybody's
            }
        }
    }
}
