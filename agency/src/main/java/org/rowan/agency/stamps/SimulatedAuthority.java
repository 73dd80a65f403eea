package org.rowan.agency.stamps;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.rowan.base.Bytes;

/// A time-stamping authority to practise with, on loopback and with certificates of its own making, that answers
/// well or ill. Nobody but who practises trusts in it.
public final class SimulatedAuthority implements AutoCloseable {
    private static final String POLICY = "1.3.6.1.4.1.99999.1";
    private static final String ALGORITHM = "SHA256withRSA";

    /// How it answers.
    public enum Mood {
        WELL,
        ANOTHER_IMPRINT,
        ANOTHER_NONCE,
        NO_CERTIFICATE,
        REFUSING,
        NOTHING,
        HTML,
        ENDLESS,
        UNWELL,
        ELSEWHERE
    }

    private final KeyPair root = keys();
    private final KeyPair own = keys();
    private final X509Certificate rootCertificate;
    private final X509Certificate certificate;
    private final HttpServer server;
    private volatile Mood mood = Mood.WELL;
    private final Instant at;

    /// - `at`: the time that it states.
    public SimulatedAuthority(Instant at) throws IOException, GeneralSecurityException, OperatorException {
        this(at, at.minus(Duration.ofDays(1)), at.plus(Duration.ofDays(1)));
    }

    /// `from`, `until`: when its certificate is valid.
    public SimulatedAuthority(Instant at, Instant from, Instant until)
            throws IOException, GeneralSecurityException, OperatorException {
        this.at = at;
        Instant forEver = at.plus(Duration.ofDays(10_000));
        X500Name rootName = new X500Name("CN=Made Root " + System.identityHashCode(this));
        var signer = new JcaContentSignerBuilder(ALGORITHM).build(root.getPrivate());
        rootCertificate = new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                rootName,
                                BigInteger.ONE,
                                Date.from(at.minus(Duration.ofDays(10_000))),
                                Date.from(forEver),
                                rootName,
                                root.getPublic())
                        .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                        .build(signer));
        certificate = new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                rootName,
                                BigInteger.TWO,
                                Date.from(from),
                                Date.from(until),
                                new X500Name("CN=Made Time Authority"),
                                own.getPublic())
                        .addExtension(
                                Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping))
                        .build(signer));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    public SimulatedAuthority being(Mood now) {
        mood = now;
        return this;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/stamp");
    }

    /// The root certificate that stands behind its stamps.
    public Bytes pem() throws GeneralSecurityException {
        return Bytes.utf8("-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(rootCertificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] query = exchange.getRequestBody().readAllBytes();
            switch (mood) {
                case NOTHING -> send(exchange, 200, "application/timestamp-reply", new byte[0]);
                case HTML -> send(exchange, 200, "text/html", "<html>sign in</html>".getBytes(StandardCharsets.UTF_8));
                case ENDLESS -> send(exchange, 200, "application/timestamp-reply", new byte[1_000_000]);
                case UNWELL -> send(exchange, 503, "text/plain", "later".getBytes(StandardCharsets.UTF_8));
                case ELSEWHERE -> {
                    exchange.getResponseHeaders().set("Location", "http://192.0.2.1/");
                    send(exchange, 302, "text/plain", new byte[0]);
                }
                default -> send(exchange, 200, "application/timestamp-reply", reply(query));
            }
        } catch (TSPException | OperatorException | GeneralSecurityException e) {
            throw new IOException("the made authority failed", e);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) exchange.getResponseBody().write(body);
    }

    private byte[] reply(byte[] query) throws IOException, TSPException, OperatorException, GeneralSecurityException {
        TimeStampRequest asked = new TimeStampRequest(query);
        TimeStampRequestGenerator other = new TimeStampRequestGenerator();
        other.setCertReq(mood != Mood.NO_CERTIFICATE);
        byte[] imprint = asked.getMessageImprintDigest();
        if (mood == Mood.ANOTHER_IMPRINT) imprint[0] ^= 1;
        BigInteger nonce = mood == Mood.ANOTHER_NONCE ? asked.getNonce().add(BigInteger.ONE) : asked.getNonce();
        TimeStampRequest answered = other.generate(TSPAlgorithms.SHA256, imprint, nonce);
        TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder().build(ALGORITHM, own.getPrivate(), certificate),
                new JcaDigestCalculatorProviderBuilder().build().get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                new ASN1ObjectIdentifier(POLICY));
        tokens.addCertificates(new JcaCertStore(List.of(certificate)));
        TimeStampResponseGenerator replies = new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED);
        TimeStampResponse response = mood == Mood.REFUSING
                ? replies.generateFailResponse(PKIStatus.REJECTION, PKIFailureInfo.systemFailure, "not today")
                : replies.generate(answered, BigInteger.TEN, Date.from(at));
        return response.getEncoded();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
