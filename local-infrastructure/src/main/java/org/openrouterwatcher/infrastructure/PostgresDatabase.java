package org.openrouterwatcher.infrastructure;

/**
 * A database and the role that owns it: all that a data source needs.
 *
 * @param url a JDBC URL without credentials
 * @param user the owning role
 * @param password its password; never printed
 */
public record PostgresDatabase(String url, String user, String password) {

    @Override
    public String toString() {
        return "PostgresDatabase[url=" + url + ", user=" + user + "]";
    }
}
