package org.rowan.agency.ncmec;

import org.rowan.cases.IncidentType;
import org.rowan.incident.Email;
import org.rowan.incident.FileMark;
import org.rowan.incident.LinkedAccount;
import org.rowan.incident.Occasion;
import org.rowan.incident.Phone;
import org.rowan.incident.PostalAddress;
import org.rowan.incident.ReportMark;

/// NCMEC's exact words for ours: the values of its enumerations and the names of its marks.
final class Wording {
    private Wording() {}

    static String of(IncidentType type) {
        return switch (type) {
            case IMAGERY -> "Child Pornography (possession, manufacture, and distribution)";
            case TRAFFICKING -> "Child Sex Trafficking";
            case TOURISM -> "Child Sex Tourism";
            case MOLESTATION -> "Child Sexual Molestation";
            case MISLEADING_DOMAIN -> "Misleading Domain Name";
            case MISLEADING_WORDS -> "Misleading Words or Digital Images on the Internet";
            case ENTICEMENT -> "Online Enticement of Children for Sexual Acts";
            case OBSCENE_TO_CHILD -> "Unsolicited Obscene Material Sent to a Child";
        };
    }

    static String of(Occasion occasion) {
        return switch (occasion) {
            case LOGIN -> "Login";
            case REGISTRATION -> "Registration";
            case PURCHASE -> "Purchase";
            case UPLOAD -> "Upload";
            case OTHER -> "Other";
            case UNKNOWN -> "Unknown";
        };
    }

    static String of(ReportMark mark) {
        return switch (mark) {
            case SEXTORTION -> "sextortion";
            case SOLICITATION -> "csamSolicitation";
            case MINOR_TO_MINOR -> "minorToMinorInteraction";
            case SPAM -> "spam";
            case SADISTIC -> "sadisticOnlineExploitation";
        };
    }

    static String of(FileMark mark) {
        return switch (mark) {
            case DRAWN -> "animeDrawingVirtualHentai";
            case POTENTIAL_MEME -> "potentialMeme";
            case VIRAL -> "viral";
            case SELF_PRODUCED -> "possibleSelfProduction";
            case PHYSICAL_HARM -> "physicalHarm";
            case GORE -> "violenceGore";
            case BESTIALITY -> "bestiality";
            case LIVE_STREAM -> "liveStreaming";
            case INFANT -> "infant";
            case GENERATIVE_AI -> "generativeAi";
        };
    }

    static String of(LinkedAccount.Kind kind) {
        return switch (kind) {
            case BILLING -> "Billing";
            case LINKED -> "Linked";
            case BUSINESS -> "Business";
            case CREATOR -> "Creator";
            case GUARDIAN -> "Parent/Guardian";
            case OTHER -> "Other";
        };
    }

    static String of(Email.Kind kind) {
        return switch (kind) {
            case HOME -> "Home";
            case WORK -> "Work";
            case BUSINESS -> "Business";
            case RECOVERY -> "Recovery";
        };
    }

    static String of(Phone.Kind kind) {
        return switch (kind) {
            case MOBILE -> "Mobile";
            case HOME -> "Home";
            case BUSINESS -> "Business";
            case WORK -> "Work";
            case FAX -> "Fax";
            case INTERNET -> "Internet";
            case RECOVERY -> "Recovery";
        };
    }

    static String of(PostalAddress.Kind kind) {
        return switch (kind) {
            case HOME -> "Home";
            case BUSINESS -> "Business";
            case BILLING -> "Billing";
            case SHIPPING -> "Shipping";
            case TECHNICAL -> "Technical";
        };
    }
}
