using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Testing.Conformance;

/// <summary>A breach of the policy that fails the test.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Target">The name that breaks it.</param>
/// <param name="Text">The words of all gates.</param>
internal sealed record ConformanceFailure(PolicyRule Rule, string Target, string Text);
