using StandardObservability.Text;

namespace StandardObservability.Logging.Properties;

/// <summary>A property of a log call or of a scope.</summary>
internal struct LogProperty
{
    public PropertyName Name;

    /// <summary>The caller's value, and after redaction the value that may be written. Items of a collection are redacted when they are written.</summary>
    public object? Value;

    /// <summary>Position of the value in the message that was written as JSON; empty when the field cannot copy it from there.</summary>
    public TextSpan MessageSpan;
}
