package org.rowan.hook;

import java.util.Arrays;
import java.util.Optional;

/// A fact about an incident that those who receive a report ask for. Its word is told to the service and never changes.
public enum Need {
    /// Which account shared it.
    ACCOUNT("account"),
    /// The names that account shows.
    NAMES("names"),
    /// An e-mail address or a telephone number of it.
    CONTACT("contact"),
    /// The address, with its port, that it was shared from.
    SHARING_ADDRESS("sharing_address"),
    /// The addresses that the account signed in from.
    LOGIN_ADDRESSES("login_addresses"),
    /// What it was shared with or on.
    DEVICES("devices"),
    /// Where on the service: an address of the item, a room, a conversation.
    PLACE("place"),
    /// What was written around it.
    MESSAGES("messages"),
    /// Whom it was meant for.
    RECIPIENTS("recipients"),
    /// The children it was done to.
    CHILDREN("children");

    private final String label;

    Need(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Optional<Need> ofLabel(String label) {
        return Arrays.stream(values()).filter(n -> n.label.equals(label)).findFirst();
    }
}
