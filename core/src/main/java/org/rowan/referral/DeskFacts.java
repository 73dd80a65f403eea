package org.rowan.referral;

import org.rowan.cases.Destination;

/// What a draft must know of the desk it goes to. `environment`: the address or name that is stored with
/// every receipt, so that test and production are never confused. `takesDrills`, `takesReal`: a simulator
/// takes drills only, the production desk real cases only, a desk that is a person both. `asksUkLink`: whether a
/// reviewer has to say of each referral how it is linked to the United Kingdom.
public record DeskFacts(
        Destination destination, String environment, boolean takesDrills, boolean takesReal, boolean asksUkLink) {

    public DeskFacts(Destination destination, String environment, boolean takesDrills, boolean takesReal) {
        this(destination, environment, takesDrills, takesReal, false);
    }
}
