namespace StandardObservability.Redaction.Rules.Commands;

/// <summary>An option of a command whose value is a password, and whose name does not show it.</summary>
/// <param name="Option">The option; case matters.</param>
/// <param name="Form">How the value follows.</param>
/// <param name="Commands">The commands.</param>
internal sealed record PasswordOption(string Option, PasswordOptionForm Form, params string[] Commands)
{
    /// <summary>The options, from the manual pages of the commands.</summary>
    public static IReadOnlyList<PasswordOption> Known { get; } =
    [
        new("-p", PasswordOptionForm.Attached, "mysql", "mysqldump", "mysqladmin", "mysqlimport", "mariadb", "mariadb-dump", "7z", "7za"),
        new("-p", PasswordOptionForm.AttachedOrNext, "sshpass", "mongo", "mongosh", "mongodump", "mongorestore", "mongoimport", "mongoexport"),
        new("-p", PasswordOptionForm.Next, "docker login", "podman login", "nerdctl login", "registry login", "buildah login", "oc login", "az login", "twine upload"),
        new("-P", PasswordOptionForm.AttachedOrNext, "sqlcmd", "bcp"),
        new("-P", PasswordOptionForm.Next, "zip", "unzip", "ipmitool", "mosquitto_pub", "mosquitto_sub"),
        new("-a", PasswordOptionForm.Next, "redis-cli", "valkey-cli"),
        new("-w", PasswordOptionForm.Next, "ldapsearch", "ldapadd", "ldapmodify", "ldapdelete", "ldapwhoami", "ldappasswd"),
        new("-k", PasswordOptionForm.Next, "openssl enc", "nuget push"),
        new("-u", PasswordOptionForm.UserAndPassword, "curl"),
        new("-U", PasswordOptionForm.UserAndPassword, "curl"),
        new("--user", PasswordOptionForm.UserAndPassword, "curl"),
        new("--proxy-user", PasswordOptionForm.UserAndPassword, "curl"),
        new("-a", PasswordOptionForm.UserAndPassword, "http", "https", "xh"),
    ];
}
