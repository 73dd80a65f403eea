package org.rowan.exchange.threatexchange;

import java.util.regex.Pattern;
import org.rowan.exchange.Base;
import org.rowan.exchange.Patience;
import org.rowan.exchange.Secret;

/// One privacy group of ThreatExchange, as the operator set it up.
///
/// - Shapes: `base`: with the version, such as `https://graph.facebook.com/v21.0`. `app`, `group`: numbers.
///   `leadsOnly`: every record is a lead, whatever its members say; so the programme Lantern wants it.
public record ThreatExchangeSettings(
        Base base, String app, Secret appSecret, String group, TokenIn tokenIn, boolean leadsOnly, Patience patience) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}");

    /// Where the token goes. Documented is the address; there it can end in the logs of proxies.
    public enum TokenIn {
        ADDRESS,
        HEADER
    }

    public ThreatExchangeSettings {
        if (!NUMBER.matcher(app).matches() || !NUMBER.matcher(group).matches()) {
            throw new IllegalArgumentException("the app and the privacy group of ThreatExchange are numbers");
        }
    }

    public static ThreatExchangeSettings of(Base base, String app, Secret appSecret, String group) {
        return new ThreatExchangeSettings(base, app, appSecret, group, TokenIn.ADDRESS, false, Patience.ofLists());
    }

    public ThreatExchangeSettings with(Patience newPatience) {
        return new ThreatExchangeSettings(base, app, appSecret, group, tokenIn, leadsOnly, newPatience);
    }

    public ThreatExchangeSettings with(TokenIn place) {
        return new ThreatExchangeSettings(base, app, appSecret, group, place, leadsOnly, patience);
    }

    public ThreatExchangeSettings asLeads() {
        return new ThreatExchangeSettings(base, app, appSecret, group, tokenIn, true, patience);
    }
}
