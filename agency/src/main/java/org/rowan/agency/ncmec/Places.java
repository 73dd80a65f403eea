package org.rowan.agency.ncmec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.rowan.base.Personal;
import org.rowan.incident.Email;
import org.rowan.incident.Party;
import org.rowan.incident.Place;
import org.rowan.referral.Origin;
import org.rowan.referral.Referral;

/// Where the incident took place: one `internetDetails` for each place.
final class Places {
    private final Referral referral;
    private final LongValues longValues;
    private final Set<String> mailboxes;

    Places(Referral referral, LongValues longValues) {
        this.referral = referral;
        this.longValues = longValues;
        this.mailboxes = mailboxes(referral);
    }

    /// The addresses that stand with somebody in the report: an incident by e-mail may name no others.
    private static Set<String> mailboxes(Referral referral) {
        var stated = referral.item().stated();
        Stream<Personal<String>> told = Stream.of(
                        stated.account().stream(), stated.recipients().stream(), stated.victims().stream())
                .flatMap(s -> s)
                .map(Party::person)
                .flatMap(p -> p.emails().stream())
                .map(Email::address);
        Set<String> mailboxes = new HashSet<>();
        Stream.concat(told, referral.account().email().stream())
                .map(Personal::reveal)
                .filter(Syntax::isEmail)
                .forEach(mailboxes::add);
        return mailboxes;
    }

    void into(Part report) {
        Part page = start(report, "webPageIncident", Origin.UPLOAD);
        referral.item().url().ifPresent(url -> page.put("url", List.of(url)));
        finish(report, page);
        referral.item().stated().places().forEach(place -> finish(report, part(report, place)));
    }

    private Part start(Part report, String kind, Origin from) {
        return report.child("internetDetails")
                .child(kind, new Notes(longValues))
                .from(from);
    }

    private static void finish(Part report, Part place) {
        report.add(report.child("internetDetails").add(place.additionalInfo()));
    }

    private Part part(Part report, Place place) {
        Part part = switch (place) {
            case Place.WebPage page ->
                of(report, "webPageIncident")
                        .attribute("thirdPartyHostedContent", page.thirdPartyHosted())
                        .put("url", page.urls());
            case Place.Mail mail -> addresses(of(report, "emailIncident"), mail.addresses());
            case Place.Newsgroup group ->
                addresses(of(report, "newsgroupIncident").put("name", group.name()), group.addresses());
            case Place.Chat chat ->
                of(report, "chatImIncident").put("chatClient", chat.client()).put("chatRoomName", chat.room());
            case Place.Game game ->
                of(report, "onlineGamingIncident").put("gameName", game.name()).put("console", game.console());
            case Place.Telephone telephone -> telephone(of(report, "cellPhoneIncident"), telephone);
            case Place.Offline offline -> offline(of(report, "nonInternetIncident"), offline);
            case Place.PeerToPeer peer -> peer(of(report, "peer2peerIncident"), peer);
        };
        part.put("content", place.content());
        place.note().ifPresent(note -> part.notes().whole("Note", note.reveal(), Origin.STATEMENT));
        return part;
    }

    private Part of(Part report, String kind) {
        return start(report, kind, Origin.STATEMENT);
    }

    private Part addresses(Part part, List<Personal<String>> addresses) {
        List<Personal<String>> strangers = new ArrayList<>();
        for (Personal<String> address : addresses) {
            if (mailboxes.contains(address.reveal())) {
                part.put("emailAddress", List.of(address));
            } else if (!address.reveal().isBlank()) {
                strangers.add(address);
            }
        }
        strangers.forEach(address ->
                part.notes().whole("emailAddress, of nobody named in this report", address.reveal(), Origin.STATEMENT));
        return part;
    }

    private static Part telephone(Part part, Place.Telephone telephone) {
        telephone.phone().ifPresent(phone -> part.add(Persons.phone(part.child("phoneNumber"), phone)));
        telephone.at().ifPresent(at -> part.put("latitude", at.latitudeText()).put("longitude", at.longitudeText()));
        return part;
    }

    private static Part offline(Part part, Place.Offline offline) {
        part.put("locationName", offline.name());
        offline.addresses().forEach(address -> part.add(Persons.address(part.child("incidentAddress"), address)));
        return part;
    }

    private static Part peer(Part part, Place.PeerToPeer peer) {
        part.put("client", peer.client());
        peer.addresses().forEach(ip -> part.add(Persons.capture(part.child("ipCaptureEvent"), ip)));
        return part.put("fileNames", peer.fileNames());
    }
}
