package org.rowan.agency.ncmec;

import java.util.List;
import java.util.Optional;
import org.rowan.base.Personal;

/// Where on the internet the incident took place: one kind for each element.
public sealed interface InternetDetails {

    XmlNode node();

    record WebPage(
            List<Personal<String>> urls, Optional<Personal<String>> additionalInfo, Optional<Boolean> thirdPartyHosted)
            implements InternetDetails {
        public WebPage {
            urls = List.copyOf(urls);
        }

        @Override
        public XmlNode node() {
            Cut cut = new Cut();
            XmlNode page = XmlNode.named("webPageIncident")
                    .attribute("thirdPartyHostedContent", thirdPartyHosted)
                    .add("url", cut.urls("url", urls))
                    .add("additionalInfo", cut.additionalInfo(additionalInfo))
                    .build();
            return wrapped(page);
        }
    }

    record Chat(
            Optional<String> client,
            Optional<Personal<String>> room,
            Optional<Personal<String>> content,
            Optional<Personal<String>> additionalInfo)
            implements InternetDetails {
        private static final String TYPE = "chatImIncident";

        @Override
        public XmlNode node() {
            Cut cut = new Cut();
            XmlNode chat = XmlNode.named(TYPE)
                    .add("chatClient", client.map(c -> cut.fit(TYPE, "chatClient", c)))
                    .add("chatRoomName", cut.fit(TYPE, "chatRoomName", room))
                    .add("content", content.map(Personal::reveal))
                    .add("additionalInfo", cut.additionalInfo(additionalInfo))
                    .build();
            return wrapped(chat);
        }
    }

    private static XmlNode wrapped(XmlNode kind) {
        return XmlNode.named("internetDetails").add(kind).build();
    }
}
