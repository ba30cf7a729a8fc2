namespace StandardObservability.Redaction.Rules.Commands;

/// <summary>How a password follows its option.</summary>
internal enum PasswordOptionForm
{
    /// <summary><c>-pvalue</c>. A word after a blank is something else.</summary>
    Attached,

    /// <summary><c>-p value</c>.</summary>
    Next,

    /// <summary><c>-pvalue</c> or <c>-p value</c>.</summary>
    AttachedOrNext,

    /// <summary><c>-u user:value</c>.</summary>
    UserAndPassword,
}
