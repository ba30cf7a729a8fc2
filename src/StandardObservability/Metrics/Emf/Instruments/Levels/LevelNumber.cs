using System.Runtime.InteropServices;

namespace StandardObservability.Metrics.Emf.Instruments.Levels;

/// <summary>A whole or a real number, exact in both cases.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LevelNumber(long Whole, double Real);
