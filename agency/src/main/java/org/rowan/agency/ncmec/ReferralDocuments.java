package org.rowan.agency.ncmec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.agency.ncmec.FileWriting.Numbers;
import org.rowan.base.Personal;
import org.rowan.incident.Excerpt;
import org.rowan.referral.Enclosure;
import org.rowan.referral.Referral;
import org.rowan.referral.ReferredFile;

/// Puts a referral into the CyberTipline's documents, with the texts that go beside them.
///
/// - `report`: what opens it. `files`: what describes each file, in the order of the referral. `enclosures`: what is
///   to be frozen with the referral. Until NCMEC gave numbers, `Numbers` that stand for them are used.
record ReferralDocuments(XmlNode report, List<XmlNode> files, List<Enclosure> enclosures) {
    private static final String GIVEN_AT_UPLOAD = "given-by-NCMEC-at-the-upload";

    ReferralDocuments {
        files = List.copyOf(files);
        enclosures = List.copyOf(enclosures);
    }

    static ReferralDocuments of(Referral referral) {
        LongValues longValues = new LongValues();
        XmlNode report = new ReportWriting(referral, longValues).node();
        FileWriting writing = new FileWriting(referral, longValues);
        Numbers toCome = new Numbers(0, GIVEN_AT_UPLOAD);
        List<XmlNode> files = new ArrayList<>();
        referral.files().forEach(file -> files.add(writing.node(file, toCome)));
        referral.enclosures().forEach(enclosure -> files.add(writing.node(enclosure, toCome)));
        return new ReferralDocuments(report, files, enclosures(referral, longValues.enclosure()));
    }

    static XmlNode file(Referral referral, ReferredFile file, Numbers numbers) {
        return new FileWriting(referral, new LongValues()).node(file, numbers);
    }

    static XmlNode file(Referral referral, Enclosure enclosure, Numbers numbers) {
        return new FileWriting(referral, new LongValues()).node(enclosure, numbers);
    }

    /// A viral report has its one file and nothing beside it.
    private static List<Enclosure> enclosures(Referral referral, Optional<Enclosure> longValues) {
        if (referral.found().viral()) return List.of();
        List<Enclosure> enclosures = new ArrayList<>();
        for (Excerpt excerpt : referral.item().stated().excerpts()) {
            String name = "excerpt-%d.txt".formatted(enclosures.size() + 1);
            enclosures.add(new Enclosure(Enclosure.Kind.EXCERPT, name, new Personal<>(text(excerpt))));
        }
        longValues.ifPresent(enclosures::add);
        return enclosures;
    }

    private static String text(Excerpt excerpt) {
        StringBuilder text = new StringBuilder();
        excerpt.where()
                .ifPresent(
                        where -> text.append("Where: ").append(where.reveal()).append("\n\n"));
        for (Excerpt.Message message : excerpt.messages()) {
            text.append(
                    "%s  %s:%n".formatted(message.at(), message.from().reveal()).replace("\r\n", "\n"));
            message.text()
                    .reveal()
                    .lines()
                    .forEach(line -> text.append("    ").append(line).append('\n'));
        }
        return text.toString();
    }
}
