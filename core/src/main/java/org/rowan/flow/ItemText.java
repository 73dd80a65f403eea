package org.rowan.flow;

import java.util.Optional;
import org.rowan.cases.Account;
import org.rowan.cases.Item;
import org.rowan.incident.IpCapture;

/// Every field of an item as lines.
final class ItemText {
    private ItemText() {}

    static void item(Lines text, Item item) {
        text.add("item.id", item.id()).add("item.surface", item.surface().label());
        account(text, "item.account", item.account());
        text.add("item.shared_at", item.sharedAt().toString());
        seen(text, "item.from", item.from());
        text.reveal("item.file_name", item.fileName())
                .reveal("item.url", item.url())
                .add("item.public", item.publiclyAvailable().map(String::valueOf));
        item.circumstances().ifPresent(stated -> PartsText.add(text, "item.stated", stated));
        item.noticed().ifPresent(how -> PartsText.add(text, "item.noticed", how));
    }

    static void account(Lines text, String name, Account account) {
        text.reveal(name + ".id", account.id())
                .reveal(name + ".screen_name", account.screenName())
                .reveal(name + ".display_name", account.displayName())
                .reveal(name + ".email", account.email())
                .reveal(name + ".profile_url", account.profileUrl());
    }

    static void seen(Lines text, String name, Optional<IpCapture> from) {
        text.add(name, from.isPresent());
        from.ifPresent(seen -> text.reveal(name + ".address", seen.address())
                .add(name + ".port", seen.port().map(String::valueOf))
                .add(name + ".at", seen.at().toString()));
        // Lines that came later stand only where there is something, so that older records keep their bytes.
        from.flatMap(IpCapture::occasion).ifPresent(o -> text.add(name + ".occasion", o.name()));
        from.flatMap(IpCapture::possibleProxy).ifPresent(proxy -> text.add(name + ".proxy", proxy));
    }
}
