package org.rowan.server.http;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rowan.base.Personal;
import org.rowan.cases.Account;
import org.rowan.cases.Item;
import org.rowan.cases.Noticed;
import org.rowan.cases.Surface;
import org.rowan.incident.IpCapture;

/// What a client says about an item: `item`, `account` and, if it has them, `ip` and `circumstances`.
final class ItemFields {
    private static final int MAX_NAME = 255;
    private static final int MAX_ADDRESS = 2_000;

    private ItemFields() {}

    /// Reads the four objects; whoever calls ends `all`.
    static Item read(Fields all) throws BadInput {
        Fields item = all.object("item");
        Fields account = all.object("account");
        Optional<Fields> ip = all.maybeObject("ip");
        Optional<Fields> stated = all.maybeObject("circumstances");
        Item read = new Item(
                item.text("id", Item.MAX_ID),
                surface(item),
                account(account),
                item.time("shared_at"),
                ip.isPresent() ? Optional.of(ip(ip.get())) : Optional.empty(),
                item.maybePersonal("file_name", MAX_NAME),
                item.maybePersonal("url", MAX_ADDRESS),
                item.maybeYesNo("publicly_available"),
                stated.isPresent() ? Optional.of(StatedFields.read(stated.get())) : Optional.empty());
        item.end();
        return read;
    }

    /// How the item came to the service's notice: `noticed`.
    static Noticed noticed(Fields fields) throws BadInput {
        String known = Arrays.stream(Noticed.By.values()).map(Noticed.By::label).collect(Collectors.joining(", "));
        Optional<Noticed.By> by = fields.maybeWord("by", Noticed.By::ofLabel, known);
        if (by.isEmpty()) throw BadInput.field("noticed: the field \"by\" is one of " + known + "; got none.");
        Noticed noticed = new Noticed(
                by.get(), fields.time("at"), fields.maybeYesNo("drill").orElse(false));
        fields.end();
        return noticed;
    }

    private static Surface surface(Fields item) throws BadInput {
        String known = Surface.ofItems().stream().map(Surface::label).collect(Collectors.joining(", "));
        String label = item.text("surface", MAX_NAME);
        Optional<Surface> surface = Surface.ofLabel(label);
        if (surface.isEmpty()) {
            throw BadInput.field("item: the field \"surface\" is one of " + known + "; got another word.");
        }
        return surface.get();
    }

    static Account account(Fields fields) throws BadInput {
        Account account = new Account(
                new Personal<>(fields.text("id", MAX_NAME)),
                fields.maybePersonal("screen_name", MAX_NAME),
                fields.maybePersonal("display_name", MAX_NAME),
                fields.maybePersonal("email", MAX_NAME),
                fields.maybePersonal("profile_url", MAX_ADDRESS));
        fields.end();
        return account;
    }

    static IpCapture ip(Fields fields) throws BadInput {
        IpCapture ip = new IpCapture(
                fields.address("address"),
                fields.maybeWhole("port", 1, 65_535),
                fields.time("at"),
                StatedFields.occasion(fields),
                fields.maybeYesNo("possible_proxy"));
        fields.end();
        return ip;
    }
}
