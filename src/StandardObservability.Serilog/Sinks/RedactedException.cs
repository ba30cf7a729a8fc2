using System.Diagnostics.CodeAnalysis;
using StandardObservability.Redaction;
using StandardObservability.Text;
using StandardObservability.Text.Exceptions;

namespace StandardObservability.Serilog.Sinks;

/// <summary>Replaces an exception whose texts contain secrets: message, stack trace and text are the same without them.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "It is never thrown.")]
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "It is never thrown.")]
internal sealed class RedactedException : Exception
{
    /// <summary>Inner exceptions beyond this depth are only part of the text.</summary>
    private const int MaxDepth = 16;

    private readonly Exception _original;
    private readonly string _text;

    private RedactedException(Exception original, string text, RedactionPolicy policy, int depth)
        : base(policy.Redact(ValueText.MessageOf(original)), original.InnerException is { } inner && depth < MaxDepth ? Redact(inner, policy, depth + 1) : null)
    {
        (_original, _text) = (original, text);
        HResult = original.HResult;
        Source = original.Source;
        StackTrace = policy.Redact(ExceptionText.StackOf(original));
    }

    public override string? StackTrace { get; }

    /// <summary>The exception without secrets: the same instance when it contains none.</summary>
    [return: NotNullIfNotNull(nameof(exception))]
    public static Exception? Redact(Exception? exception, RedactionPolicy policy, int depth = 0)
        => exception is not (null or RedactedException) && policy.TryRedact(ExceptionText.Render(exception), out var text)
            ? new RedactedException(exception, text, policy, depth)
            : exception;

    /// <summary>The exception that was thrown.</summary>
    [return: NotNullIfNotNull(nameof(exception))]
    public static Exception? Original(Exception? exception) => exception is RedactedException { _original: var original } ? original : exception;

    public override string ToString() => _text;
}
