package org.rowan.cases;

import java.time.Instant;
import java.util.Optional;
import org.rowan.base.Personal;
import org.rowan.incident.Circumstances;
import org.rowan.incident.IpCapture;

/// What the service said about the thing it handed over. Nothing here is inferred: what was not said is
/// empty.
///
/// - `sharedAt`: when the user uploaded, created or shared it, by the service's clock. `publiclyAvailable`:
///   whether the public could reach the whole file, if the service said so. `circumstances`: whatever else it
///   stated. `noticed`: how it came to the service's notice, where no list had to know it.
public record Item(
        String id,
        Surface surface,
        Account account,
        Instant sharedAt,
        Optional<IpCapture> from,
        Optional<Personal<String>> fileName,
        Optional<Personal<String>> url,
        Optional<Boolean> publiclyAvailable,
        Optional<Circumstances> circumstances,
        Optional<Noticed> noticed) {
    public static final int MAX_ID = 255;

    public Item {
        if (id.isBlank() || id.length() > MAX_ID) {
            throw new IllegalArgumentException("an item id is 1 to 255 characters; got " + id.length());
        }
    }

    public Item(
            String id,
            Surface surface,
            Account account,
            Instant sharedAt,
            Optional<IpCapture> from,
            Optional<Personal<String>> fileName,
            Optional<Personal<String>> url,
            Optional<Boolean> publiclyAvailable) {
        this(id, surface, account, sharedAt, from, fileName, url, publiclyAvailable, Optional.empty());
    }

    public Item(
            String id,
            Surface surface,
            Account account,
            Instant sharedAt,
            Optional<IpCapture> from,
            Optional<Personal<String>> fileName,
            Optional<Personal<String>> url,
            Optional<Boolean> publiclyAvailable,
            Optional<Circumstances> circumstances) {
        this(id, surface, account, sharedAt, from, fileName, url, publiclyAvailable, circumstances, Optional.empty());
    }

    public Item with(Circumstances stated) {
        return with(Optional.of(stated), noticed);
    }

    public Item with(Noticed how) {
        return with(circumstances, Optional.of(how));
    }

    private Item with(Optional<Circumstances> stated, Optional<Noticed> how) {
        return new Item(id, surface, account, sharedAt, from, fileName, url, publiclyAvailable, stated, how);
    }

    /// With what the service told later: nothing that it said before is changed.
    Item and(Facts facts) {
        Circumstances all = stated().and(facts.circumstances());
        return new Item(
                id,
                surface,
                facts.account().map(account::and).orElse(account),
                sharedAt,
                from.or(facts::from),
                fileName,
                url,
                publiclyAvailable,
                circumstances.isEmpty() && all.equals(Circumstances.NONE) ? Optional.empty() : Optional.of(all));
    }

    /// What else the service stated; nothing where it stated nothing.
    public Circumstances stated() {
        return circumstances.orElse(Circumstances.NONE);
    }

    /// Whether anything stated to have passed lies after `limit`.
    public boolean isAfter(Instant limit) {
        return sharedAt.isAfter(limit) || captureIsAfter(limit);
    }

    /// Whether anything seen lies after `limit`, apart from the sharing itself.
    public boolean captureIsAfter(Instant limit) {
        return from.filter(ip -> ip.at().isAfter(limit)).isPresent()
                || noticed.filter(how -> how.at().isAfter(limit)).isPresent()
                || stated().moments().anyMatch(at -> at.isAfter(limit));
    }
}
