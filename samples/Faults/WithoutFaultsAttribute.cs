namespace Faults;

/// <summary>Marks an endpoint that has no faults, for example one for health checks.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class WithoutFaultsAttribute : Attribute;
