package org.rowan.agency.stamps;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;

/// The certificates in which somebody trusts for time, and the check of a time stamp against them: no network, no
/// revocation lists. The authority's certificate has to have been valid at the time that it states.
///
/// - Source: RFC 3161; RFC 5280, 6.1, for the path.
public final class StampTrust {
    private final Set<TrustAnchor> anchors;

    private StampTrust(Set<TrustAnchor> anchors) {
        this.anchors = Set.copyOf(anchors);
    }

    /// - Shapes: `pem` holds one certificate or more, each between its BEGIN and END lines.
    /// - Errors: `IOException` with a sentence when it holds none, or something else.
    public static StampTrust ofPem(Bytes pem) throws IOException {
        try {
            Set<TrustAnchor> anchors = new HashSet<>();
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem.stream())) {
                anchors.add(new TrustAnchor((X509Certificate) one, null));
            }
            if (!anchors.isEmpty()) return new StampTrust(anchors);
        } catch (CertificateException malformed) {
            // the same sentence as for none
        }
        throw new IOException("expected certificates of time-stamping authorities in PEM form; found none that can be"
                + " read. Nothing is stamped or checked.");
    }

    /// Whether `token` stamps `content`, by an authority behind whom one of these certificates stands.
    public StampCheck check(Bytes token, Bytes content) {
        try {
            TimeStampToken read = new TimeStampToken(new CMSSignedData(token.toArray()));
            return check(read, Digest.of(content));
        } catch (CMSException | TSPException | IOException | RuntimeException none) {
            // The parser meets a stranger's bytes, and fails in many ways at what is no token.
            return new StampCheck.Wrong("it is no time-stamp token");
        }
    }

    private StampCheck check(TimeStampToken token, Digest digest) {
        var info = token.getTimeStampInfo();
        boolean imprint = info.getMessageImprintAlgOID().equals(TSPAlgorithms.SHA256)
                && Bytes.copyOf(info.getMessageImprintDigest()).equals(digest.value());
        if (!imprint) return new StampCheck.Wrong("it stamps something else");
        Optional<X509CertificateHolder> signer = token.getCertificates().getMatches(null).stream()
                .filter(holder -> token.getSID().match(holder))
                .findFirst();
        if (signer.isEmpty()) return new StampCheck.Wrong("the certificate of its signer is not in it");
        try {
            X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(signer.get());
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
            path(token, certificate);
            return new StampCheck.Valid(
                    info.getGenTime().toInstant(),
                    certificate.getSubjectX500Principal().getName());
        } catch (TSPException | OperatorCreationException unsigned) {
            return new StampCheck.Wrong(
                    "its signature, or the certificate of its signer, is not good for a time stamp" + " at its time");
        } catch (GeneralSecurityException untrusted) {
            return new StampCheck.Wrong("no certificate that is trusted here stands behind it, valid at its time");
        }
    }

    /// - Errors: `GeneralSecurityException` when no path leads to an anchor.
    private void path(TimeStampToken token, X509Certificate signer) throws GeneralSecurityException {
        List<X509Certificate> given = new ArrayList<>();
        for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
            given.add(new JcaX509CertificateConverter().getCertificate(holder));
        }
        X509CertSelector wanted = new X509CertSelector();
        wanted.setCertificate(signer);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, wanted);
        parameters.setRevocationEnabled(false);
        Date at = token.getTimeStampInfo().getGenTime();
        parameters.setDate(at);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(given)));
        if (CertPathBuilder.getInstance("PKIX").build(parameters).getCertPath() == null) {
            throw new CertificateException("no path");
        }
    }
}
