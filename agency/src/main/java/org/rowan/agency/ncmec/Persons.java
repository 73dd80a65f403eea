package org.rowan.agency.ncmec;

import java.util.Optional;
import org.rowan.base.Personal;
import org.rowan.incident.DeviceId;
import org.rowan.incident.Email;
import org.rowan.incident.Individual;
import org.rowan.incident.IpCapture;
import org.rowan.incident.Phone;
import org.rowan.incident.PostalAddress;
import org.rowan.incident.Verification;

/// What is held about a person, an address or a device, as elements. Each method writes into the element it is given.
final class Persons {
    private Persons() {}

    static void of(Part element, Individual person) {
        element.put("firstName", person.firstName())
                .put("middleName", person.middleName())
                .put("lastName", person.lastName());
        person.phones().forEach(phone -> element.add(phone(element.child("phone"), phone)));
        person.emails().forEach(email -> element.add(email(element.child("email"), email)));
        person.addresses().forEach(address -> element.add(address(element.child("address"), address)));
        element.put("dateOfBirth", person.born());
    }

    static void withAge(Part element, Individual person) {
        of(element, person);
        element.put("age", person.age());
    }

    /// A contact has neither age nor date of birth; if one is held it goes into the notes.
    static Part contact(Part element, Individual person) {
        withAge(element, person);
        return element;
    }

    static Part phone(Part element, Phone phone) {
        element.attribute("type", phone.kind().map(Wording::of));
        verified(element, phone.verification());
        return element.attribute("countryCallingCode", phone.callingCode())
                .attribute("extension", phone.extension())
                .text(phone.number().reveal());
    }

    static Part email(Part element, Email email) {
        element.attribute("type", email.kind().map(Wording::of));
        verified(element, email.verification());
        return element.text(email.address().reveal());
    }

    private static void verified(Part element, Optional<Verification> verification) {
        element.attribute("verified", verification.map(Verification::verified))
                .attribute("verificationDate", verification.flatMap(Verification::at));
    }

    /// A region is a state of the United States where its code is one and the country does not speak against it.
    static Part address(Part element, PostalAddress address) {
        boolean abroad = address.country().filter(c -> !c.isUnitedStates()).isPresent();
        ValueType states = SchemaModel.cyberTipline().value("address", "state").type();
        Optional<Personal<String>> state = address.region().filter(r -> !abroad && states.accepts(r.reveal()));
        return element.attribute("type", address.kind().map(Wording::of))
                .put("address", address.street())
                .put("city", address.city())
                .put("zipCode", address.zip())
                .put("state", state)
                .put("nonUsaState", state.isPresent() ? Optional.empty() : address.region())
                .put("country", address.country().map(c -> c.code()));
    }

    static Part capture(Part element, IpCapture seen) {
        return element.put("ipAddress", seen.address().reveal())
                .put("eventName", seen.occasion().map(Wording::of))
                .put("dateTime", seen.at().toString())
                .put("possibleProxy", seen.possibleProxy())
                .put("port", seen.port());
    }

    static Part device(Part element, DeviceId device) {
        return element.put("idType", device.kind())
                .put("idValue", device.value().reveal())
                .put("eventName", device.occasion().map(Wording::of))
                .put("dateTime", device.at());
    }
}
