using System.Runtime.CompilerServices;
using Xunit;

namespace Judges;

/// <summary>A theory that is skipped, with the reason, when the judge is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JudgedTheoryAttribute : TheoryAttribute
{
    public JudgedTheoryAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) =>
        SkipExceptions = [typeof(JudgeUnavailableException)];
}
