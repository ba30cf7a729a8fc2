using Amazon.Runtime;

namespace StandardObservability.Aws.Tests.Models;

/// <summary>As the client of Bedrock Runtime has it.</summary>
internal sealed class StopReason(string value) : ConstantClass(value);
