package org.rowan.exchange.stopncii;

import java.util.Optional;
import org.rowan.exchange.Base;
import org.rowan.exchange.Patience;
import org.rowan.exchange.Secret;

/// StopNCII, as the operator set it up.
///
/// - Shapes: `subscription`: the key of the subscription. `fetchKey`, `feedbackKey`: one for each call;
///   without the second no finding is given back. `deploymentOfItsOwn`: nothing else is screened, reviewed
///   or logged by this deployment.
public record StopNciiSettings(
        Base base,
        Secret subscription,
        Secret fetchKey,
        Optional<Secret> feedbackKey,
        boolean deploymentOfItsOwn,
        Patience patience) {
    /// Promise 12 of responsible matching, for the operator.
    public static final String REFUSAL =
            "StopNCII is a list of intimate images of adults, and a deployment of this product takes no list of"
                    + " anything but child sexual abuse material. It needs a deployment of its own, with a log of"
                    + " another origin; only there, state in the settings that it is one";

    /// - Errors: `IllegalArgumentException` with `REFUSAL` unless the deployment is one of its own.
    public StopNciiSettings {
        if (!deploymentOfItsOwn) {
            throw new IllegalArgumentException(REFUSAL);
        }
    }

    public StopNciiSettings with(Patience newPatience) {
        return new StopNciiSettings(base, subscription, fetchKey, feedbackKey, deploymentOfItsOwn, newPatience);
    }
}
