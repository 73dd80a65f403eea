package org.rowan.server.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Personal;
import org.rowan.incident.Coordinates;
import org.rowan.incident.IpCapture;
import org.rowan.incident.Phone;
import org.rowan.incident.Place;

/// Where an incident took place, as a client tells it: a list for each kind of place.
final class PlaceFields {
    private static final int MAX_NAME = 255;
    private static final int MAX_ADDRESS = 2_000;
    private static final int MAX_TEXT = 20_000;
    private static final int MAX_LIST = 50;

    private PlaceFields() {}

    /// Whoever calls ends `fields`.
    static List<Place> read(Fields fields) throws BadInput {
        List<Place> places = new ArrayList<>();
        add(places, fields, "web_pages", PlaceFields::webPage);
        add(places, fields, "mails", PlaceFields::mail);
        add(places, fields, "newsgroups", PlaceFields::newsgroup);
        add(places, fields, "chats", PlaceFields::chat);
        add(places, fields, "games", PlaceFields::game);
        add(places, fields, "telephones", PlaceFields::telephone);
        add(places, fields, "offline", PlaceFields::offline);
        add(places, fields, "peer_to_peer", PlaceFields::peerToPeer);
        return places;
    }

    private static void add(List<Place> places, Fields fields, String name, Fields.Read<Place> read) throws BadInput {
        for (Fields one : fields.list(name, MAX_LIST)) {
            places.add(read.of(one));
            one.end();
        }
    }

    private static Place webPage(Fields one) throws BadInput {
        return new Place.WebPage(
                one.texts("urls", MAX_LIST, MAX_ADDRESS), one.maybeYesNo("third_party_hosted"), note(one));
    }

    private static Place mail(Fields one) throws BadInput {
        return new Place.Mail(one.texts("addresses", MAX_LIST, MAX_NAME), content(one), note(one));
    }

    private static Place newsgroup(Fields one) throws BadInput {
        return new Place.Newsgroup(
                one.maybeText("name", MAX_NAME), one.texts("addresses", MAX_LIST, MAX_NAME), content(one), note(one));
    }

    private static Place chat(Fields one) throws BadInput {
        return new Place.Chat(
                one.maybeText("client", MAX_NAME), one.maybePersonal("room", MAX_NAME), content(one), note(one));
    }

    private static Place game(Fields one) throws BadInput {
        return new Place.Game(
                one.maybeText("name", MAX_NAME), one.maybeText("console", MAX_NAME), content(one), note(one));
    }

    private static Place telephone(Fields one) throws BadInput {
        Optional<Fields> phone = one.maybeObject("phone");
        Optional<Fields> at = one.maybeObject("at");
        Optional<Phone> number = Optional.empty();
        if (phone.isPresent()) {
            number = Optional.of(PersonFields.phone(phone.get()));
            phone.get().end();
        }
        Optional<Coordinates> point = Optional.empty();
        if (at.isPresent()) {
            int latitude = at.get().degrees("latitude");
            int longitude = at.get().degrees("longitude");
            point = Optional.of(at.get().made(() -> new Coordinates(latitude, longitude)));
            at.get().end();
        }
        return new Place.Telephone(number, point, note(one));
    }

    private static Place offline(Fields one) throws BadInput {
        return new Place.Offline(
                one.maybePersonal("name", MAX_NAME), PersonFields.addresses(one, "addresses"), note(one));
    }

    private static Place peerToPeer(Fields one) throws BadInput {
        List<IpCapture> ips = new ArrayList<>();
        for (Fields ip : one.list("ips", MAX_LIST)) ips.add(ItemFields.ip(ip));
        return new Place.PeerToPeer(
                one.maybeText("client", MAX_NAME), ips, one.maybePersonal("file_names", MAX_TEXT), note(one));
    }

    private static Optional<Personal<String>> content(Fields one) throws BadInput {
        return one.maybePersonal("content", MAX_TEXT);
    }

    private static Optional<Personal<String>> note(Fields one) throws BadInput {
        return one.maybePersonal("note", MAX_TEXT);
    }
}
