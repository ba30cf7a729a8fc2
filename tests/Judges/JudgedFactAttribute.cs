using System.Runtime.CompilerServices;
using Xunit;

namespace Judges;

/// <summary>A fact that is skipped, with the reason, when the judge is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JudgedFactAttribute : FactAttribute
{
    public JudgedFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) =>
        SkipExceptions = [typeof(JudgeUnavailableException)];
}
