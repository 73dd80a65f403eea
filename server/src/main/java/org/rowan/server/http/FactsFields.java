package org.rowan.server.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rowan.cases.Facts;
import org.rowan.hook.Need;
import org.rowan.incident.Circumstances;

/// What the service tells when it is asked: the fields of an item that it can still tell, and what it does not hold.
final class FactsFields {
    private static final int MAX_BECAUSE = 1_000;
    private static final int MAX_LACKING = Need.values().length;
    private static final String NEEDS =
            Arrays.stream(Need.values()).map(Need::label).collect(Collectors.joining(", "));

    private FactsFields() {}

    /// Whoever calls ends `all`.
    static Facts read(Fields all) throws BadInput {
        Optional<Fields> account = all.maybeObject("account");
        Optional<Fields> ip = all.maybeObject("ip");
        Optional<Fields> stated = all.maybeObject("circumstances");
        List<Facts.Lacking> lacking = new ArrayList<>();
        for (Fields one : all.list("not_held", MAX_LACKING)) {
            Optional<Need> need = one.maybeWord("fact", Need::ofLabel, NEEDS);
            if (need.isEmpty()) {
                throw BadInput.field("not_held: the field \"fact\" is missing; expected one of " + NEEDS + ".");
            }
            lacking.add(new Facts.Lacking(need.get(), one.text("because", MAX_BECAUSE)));
            one.end();
        }
        return new Facts(
                account.isPresent() ? Optional.of(ItemFields.account(account.get())) : Optional.empty(),
                ip.isPresent() ? Optional.of(ItemFields.ip(ip.get())) : Optional.empty(),
                stated.isPresent() ? StatedFields.read(stated.get()) : Circumstances.NONE,
                lacking);
    }
}
