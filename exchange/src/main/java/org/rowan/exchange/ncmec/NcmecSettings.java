package org.rowan.exchange.ncmec;

import java.util.Optional;
import org.rowan.exchange.Base;
import org.rowan.exchange.Login;
import org.rowan.exchange.Patience;

/// One environment of NCMEC's hash sharing, as the operator set it up.
///
/// - Shapes: `negativeReason`: the name of the reason that goes along when a person found that a record is
///   not what the list says; NCMEC takes no such word without one.
public record NcmecSettings(
        NcmecEnvironment environment, Base base, Login login, Optional<String> negativeReason, Patience patience) {
    /// - Errors: `IllegalArgumentException` when the address is the documented one of another environment:
    ///   its records would be taken for what they are not.
    public NcmecSettings {
        Optional<NcmecEnvironment> documented = NcmecEnvironment.documentedAt(base.uri());
        if (documented.isPresent() && documented.get() != environment) {
            throw new IllegalArgumentException("the base address is that of NCMEC's %s; the setting says %s"
                    .formatted(documented.get().label(), environment.label()));
        }
    }

    public static NcmecSettings of(NcmecEnvironment environment, Base base, Login login) {
        return new NcmecSettings(environment, base, login, Optional.empty(), Patience.ofLists());
    }

    public NcmecSettings with(Patience newPatience) {
        return new NcmecSettings(environment, base, login, negativeReason, newPatience);
    }

    public NcmecSettings disputingAs(String reason) {
        return new NcmecSettings(environment, base, login, Optional.of(reason), patience);
    }
}
