package org.rowan.exchange.lookup;

import java.time.Duration;
import org.rowan.exchange.Base;
import org.rowan.exchange.Login;
import org.rowan.exchange.Patience;
import org.rowan.port.Lookup.Sends;

/// Arachnid Shield, as the operator set it up.
///
/// - Shapes: `sends`: hashes only, unless the operator wants that files leave the machine. `maxMedia`:
///   bytes of the largest file that is sent.
public record ArachnidSettings(Base base, Login login, Sends sends, int maxMedia, Patience patience) {
    private static final int MEBI = 1 << 20;

    public ArachnidSettings {
        if (maxMedia < 1) {
            throw new IllegalArgumentException("the largest file that is sent has 1 byte or more");
        }
    }

    /// Hashes only.
    public static ArachnidSettings of(Base base, Login login) {
        Patience patience =
                new Patience(Duration.ofSeconds(3), Duration.ofSeconds(60), 0, Duration.ZERO, Duration.ZERO, MEBI);
        return new ArachnidSettings(base, login, Sends.HASH, 50 * MEBI, patience);
    }

    public ArachnidSettings sendingMedia() {
        return new ArachnidSettings(base, login, Sends.MEDIA, maxMedia, patience);
    }

    public ArachnidSettings with(Patience newPatience, int newMaxMedia) {
        return new ArachnidSettings(base, login, sends, newMaxMedia, newPatience);
    }
}
