package org.rowan.exchange.lookup;

import java.time.Duration;
import org.rowan.exchange.Base;
import org.rowan.exchange.Patience;
import org.rowan.exchange.Secret;

/// Microsoft's PhotoDNA Cloud Service, as the operator set it up. Files leave the machine: there is no
/// other way to ask it without Microsoft's licensed program.
///
/// - Shapes: `base`: with the version, such as `https://host/photodna/v1.0`. `maxMedia`: bytes of the
///   largest file that is sent. `longestWait`: for one's turn, of which the service gives five a second.
public record PhotoDnaSettings(Base base, Secret key, int maxMedia, Duration longestWait, Patience patience) {
    private static final int MEBI = 1 << 20;

    public PhotoDnaSettings {
        if (maxMedia < 1 || longestWait.isNegative()) {
            throw new IllegalArgumentException("the largest file has 1 byte or more, and no wait is below zero");
        }
    }

    public static PhotoDnaSettings of(Base base, Secret key) {
        Patience patience =
                new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30), 0, Duration.ZERO, Duration.ZERO, MEBI);
        return new PhotoDnaSettings(base, key, 20 * MEBI, Duration.ofSeconds(10), patience);
    }

    public PhotoDnaSettings with(Patience newPatience, int newMaxMedia) {
        return new PhotoDnaSettings(base, key, newMaxMedia, longestWait, newPatience);
    }
}
