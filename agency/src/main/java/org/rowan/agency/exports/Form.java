package org.rowan.agency.exports;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import org.rowan.agency.caseuco.CaseUco;
import org.rowan.agency.dsa.Article18;
import org.rowan.agency.forms.Stated;
import org.rowan.agency.iccam.HotlineReport;
import org.rowan.agency.vics.VicsCase;
import org.rowan.agency.xarf.Xarf;
import org.rowan.referral.Formed;
import org.rowan.referral.Telling;

/// The forms into which a referral can be put.
public enum Form {
    XARF("xarf", Xarf::of),
    DSA("dsa", Article18::of),
    ICCAM("iccam", HotlineReport::of),
    CASE_UCO("case-uco", CaseUco::of),
    VICS("vics", VicsCase::of);

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // a method reference
    private final BiFunction<Telling, Stated, Formed> writer;

    Form(String label, BiFunction<Telling, Stated, Formed> writer) {
        this.label = label;
        this.writer = writer;
    }

    public String label() {
        return label;
    }

    public Formed write(Telling telling, Stated stated) {
        return writer.apply(telling, stated);
    }

    public static Optional<Form> ofLabel(String label) {
        return Arrays.stream(values()).filter(f -> f.label.equals(label)).findFirst();
    }
}
