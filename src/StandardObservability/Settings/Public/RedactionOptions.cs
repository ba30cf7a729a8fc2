using StandardObservability.Settings;

namespace StandardObservability;

/// <summary>Settings of redaction, section <c>Observability:Redaction</c>. One policy for logs, metrics, traces and baggage.</summary>
/// <remarks>
/// Custom patterns are not supported: a regular expression would run over every exported text, and one that backtracks could stop the
/// service. List the names of secret values under <see cref="Keys"/>, or classify their types.
/// </remarks>
public sealed class RedactionOptions
{
    /// <summary>Whether redaction is enabled.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool Enabled { get; set => Assigned.Set(ref field, value); } = true;

    /// <summary>
    /// Names of keys with secret values, besides those that <c>docs/redaction.md</c> lists. A key matches when it ends with a name; case
    /// and separators are ignored. After a leading <c>*</c> the name may start within a word.
    /// </summary>
    /// <value>Default: empty. For example <c>customer number</c>, which matches <c>CustomerNumber</c> and <c>shop.customer_number</c>.</value>
    public IList<string> Keys { get; set => field = value ?? []; } = [];

    /// <summary>
    /// Names of keys whose values are not secret, in the form of <see cref="Keys"/>. They win over all other names. Secrets within their
    /// values are still redacted.
    /// </summary>
    /// <value>Default: empty.</value>
    public IList<string> AllowedKeys { get; set => field = value ?? []; } = [];

    /// <summary>Enables or disables kinds of secrets by name: <c>email</c>, <c>card</c> and the others that <c>docs/redaction.md</c> lists.</summary>
    /// <value>Default: all enabled. <c>Observability:Redaction:Kinds:email=false</c> disables one.</value>
    public IDictionary<string, bool> Kinds { get; set => field = value ?? new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase); } = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Which of these settings were assigned, and by what.</summary>
    internal AssignedSettings Assigned { get; } = new();
}
