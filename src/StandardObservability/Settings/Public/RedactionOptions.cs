using StandardObservability.Settings;

namespace StandardObservability;

/// <summary>Settings of redaction, section <c>Observability:Redaction</c>. One policy for logs, metrics, traces and baggage.</summary>
/// <remarks>
/// There are no patterns of one's own: a regular expression runs over every text that leaves, and one that backtracks stops the
/// service. What is secret in a service has a name: list it under <see cref="Keys"/>, or classify its type.
/// </remarks>
public sealed class RedactionOptions
{
    /// <summary>Whether anything is redacted.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool Enabled { get; set => Assigned.Set(ref field, value); } = true;

    /// <summary>
    /// Names of keys whose values are secret, besides those that <c>docs/redaction.md</c> lists. A key matches when it ends with a name;
    /// case and separators do not count. <c>*</c> before a name lets it begin within a word.
    /// </summary>
    /// <value>Default: none. For example <c>customer number</c>, which is <c>CustomerNumber</c> and <c>shop.customer_number</c>.</value>
    public IList<string> Keys { get; set; } = [];

    /// <summary>Names of keys whose values are no secrets, written as <see cref="Keys"/> are. They win over every other name; what stands in their values is still looked at.</summary>
    /// <value>Default: none.</value>
    public IList<string> AllowedKeys { get; set; } = [];

    /// <summary>Switches of the kinds that are recognised, by the names that <c>docs/redaction.md</c> lists: <c>email</c>, <c>card</c>, <c>jwt</c> and the others.</summary>
    /// <value>Default: all on. <c>Observability:Redaction:Kinds:email=false</c> turns one off.</value>
    public IDictionary<string, bool> Kinds { get; set; } = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Which of these settings were assigned, and by whom.</summary>
    internal AssignedSettings Assigned { get; } = new();
}
