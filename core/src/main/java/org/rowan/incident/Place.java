package org.rowan.incident;

import java.util.List;
import java.util.Optional;
import org.rowan.base.Personal;

/// Where an incident took place. `content`: the words that were exchanged there, as far as they are handed over.
public sealed interface Place {

    Optional<Personal<String>> note();

    /// The word for this kind of place in texts that are kept; it never changes.
    String label();

    /// Words that stand in the report itself; a case can rest on them without any file.
    default Optional<Personal<String>> content() {
        return Optional.empty();
    }

    record WebPage(List<Personal<String>> urls, Optional<Boolean> thirdPartyHosted, Optional<Personal<String>> note)
            implements Place {
        public WebPage {
            urls = List.copyOf(urls);
        }

        @Override
        public String label() {
            return "web_page";
        }
    }

    record Mail(List<Personal<String>> addresses, Optional<Personal<String>> content, Optional<Personal<String>> note)
            implements Place {
        public Mail {
            addresses = List.copyOf(addresses);
        }

        @Override
        public String label() {
            return "mail";
        }
    }

    record Newsgroup(
            Optional<String> name,
            List<Personal<String>> addresses,
            Optional<Personal<String>> content,
            Optional<Personal<String>> note)
            implements Place {
        public Newsgroup {
            addresses = List.copyOf(addresses);
        }

        @Override
        public String label() {
            return "newsgroup";
        }
    }

    record Chat(
            Optional<String> client,
            Optional<Personal<String>> room,
            Optional<Personal<String>> content,
            Optional<Personal<String>> note)
            implements Place {
        @Override
        public String label() {
            return "chat";
        }
    }

    record Game(
            Optional<String> name,
            Optional<String> console,
            Optional<Personal<String>> content,
            Optional<Personal<String>> note)
            implements Place {
        @Override
        public String label() {
            return "game";
        }
    }

    record Telephone(Optional<Phone> phone, Optional<Coordinates> at, Optional<Personal<String>> note)
            implements Place {
        @Override
        public String label() {
            return "telephone";
        }
    }

    record Offline(Optional<Personal<String>> name, List<PostalAddress> addresses, Optional<Personal<String>> note)
            implements Place {
        public Offline {
            addresses = List.copyOf(addresses);
        }

        @Override
        public String label() {
            return "offline";
        }
    }

    record PeerToPeer(
            Optional<String> client,
            List<IpCapture> addresses,
            Optional<Personal<String>> fileNames,
            Optional<Personal<String>> note)
            implements Place {
        public PeerToPeer {
            addresses = List.copyOf(addresses);
        }

        @Override
        public String label() {
            return "peer_to_peer";
        }
    }
}
