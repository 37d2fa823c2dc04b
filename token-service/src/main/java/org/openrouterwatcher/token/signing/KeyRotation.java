package org.openrouterwatcher.token.signing;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.openrouterwatcher.audit.trail.AuditTrail;
import org.openrouterwatcher.token.audit.Actions;
import org.openrouterwatcher.token.audit.Subjects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the next key in time and removes those that are over. All instances try; one at a time decides. */
@Component
class KeyRotation implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(KeyRotation.class);

    private final SigningKeys keys;
    private final PrivateKeyCipher cipher;
    private final KeySchedule schedule;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    KeyRotation(
            SigningKeys keys,
            PrivateKeyCipher cipher,
            SigningProperties properties,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.keys = keys;
        this.cipher = cipher;
        this.schedule = KeySchedule.of(properties);
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Before the first request there is a key, and all keys can be opened. */
    @Override
    public void afterPropertiesSet() {
        // first: an instance with a wrong encryption key must not add a signing key that no other can open
        keys.all().forEach(cipher::decrypt);
        rotate();
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void rotate() {
        transaction.executeWithoutResult(_ -> {
            keys.lock();
            Instant now = clock.instant();
            Collection<SigningKey> present = keys.all();
            schedule.nextSignsFrom(present, now).ifPresent(this::add);
            remove(schedule.over(present, now));
        });
    }

    private void add(Instant signsFrom) {
        String kid = UUID.randomUUID().toString();
        KeyPair pair = newPair();
        keys.add(new SigningKey(
                kid, pair.getPublic(), cipher.encrypt(pair.getPrivate(), kid, pair.getPublic()), signsFrom));
        audit.done(Actions.SIGNING_KEY_ADD, Subjects.signingKey(kid));
        log.atInfo().addKeyValue("kid", kid).addKeyValue("signsFrom", signsFrom).log("signing key added");
    }

    private void remove(List<SigningKey> over) {
        keys.remove(over);
        over.forEach(key -> {
            audit.done(Actions.SIGNING_KEY_REMOVE, Subjects.signingKey(key.kid()));
            log.atInfo().addKeyValue("kid", key.kid()).log("signing key removed");
        });
    }

    private static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
        }
    }
}
