/* The small model of docs/performance.md, as an expert would write it for one core: lanes are replicates, own exp and normals so that the
   compiler vectorises. Build: cc -O3 -march=native -o small small.c -lm. Usage: small COMMUNES YEARS REPLICATES */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define INDICATORS 19
#define GROUPS 4
#define LANES 64

static double bits_to_double(uint64_t b) { double d; memcpy(&d, &b, 8); return d; }
static uint64_t double_to_bits(double d) { uint64_t b; memcpy(&b, &d, 8); return b; }

static inline double exp_of(double x)
{
    double shifted = x * 1.4426950408889634 + 6755399441055744.0;
    double n = shifted - 6755399441055744.0;
    double r = x - n * 0.6931471805598903 - n * 5.497923018708371e-14;
    double r2 = r * r, r4 = r2 * r2;
    double q = (0.16666666666666669 + r * 0.041666666666666664) + r2 * (0.008333333333330062 + r * 0.0013888888888886552)
        + r4 * ((0.00019841269863053618 + r * 2.4801587317144498e-05) + r2 * (2.7557268459997064e-06 + r * 2.755728296954995e-07)
        + r4 * (2.510038549551032e-08 + r * 2.0911236630261545e-09));
    double y = 1.0 + (r + (r2 * 0.5 + r2 * r * q));
    return bits_to_double(double_to_bits(y) + (double_to_bits(shifted) << 52));
}

static inline double log_of(double x)
{
    uint64_t b = double_to_bits(x);
    int64_t e = (int64_t)((b - 0x3FE6A09E667F3BCDULL) >> 52);
    e = (e << 52) >> 52;
    double m = bits_to_double(b - ((uint64_t)e << 52));
    double f = m - 1.0, s = f / (2.0 + f), z = s * s, w = z * z;
    double t1 = w * (0.3999999999940941908 + w * (0.2222219843214978396 + w * 0.1531383769920937332));
    double t2 = z * (0.6666666666666735130 + w * (0.2857142874366239149 + w * (0.1818357216161805012 + w * 0.1479819860511658591)));
    double half = 0.5 * f * f;
    return (double)e * 0.6931471805599453 - ((half - s * (half + t1 + t2)) - f);
}

/* Inverse normal distribution function, AS 241. */
static inline double normal_of(double u)
{
    double q = u - 0.5, r = 0.180625 - q * q;
    double central = q * (((((((2.5090809287301226727e+3 * r + 3.3430575583588128105e+4) * r + 6.7265770927008700853e+4) * r + 4.5921953931549871457e+4) * r
        + 1.3731693765509461125e+4) * r + 1.9715909503065514427e+3) * r + 1.3314166789178437745e+2) * r + 3.3871328727963666080)
        / (((((((5.2264952788528545610e+3 * r + 2.8729085735721942674e+4) * r + 3.9307895800092710610e+4) * r + 2.1213794301586595867e+4) * r
        + 5.3941960214247511077e+3) * r + 6.8718700749205790830e+2) * r + 4.2313330701600911252e+1) * r + 1.0);
    double p = q < 0 ? u : 1.0 - u;
    double t = sqrt(-log_of(p)) - 1.6;
    double tail = (((((((7.74545014278341407640e-4 * t + 2.27238449892691845833e-2) * t + 2.41780725177450611770e-1) * t + 1.27045825245236838258) * t
        + 3.64784832476320460504) * t + 5.76949722146069140550) * t + 4.63033784615654529590) * t + 1.42343711074968357734)
        / (((((((1.05075007164441684324e-9 * t + 5.47593808499534494600e-4) * t + 1.51986665636164571966e-2) * t + 1.48103976427480074590e-1) * t
        + 6.89767334985100004550e-1) * t + 1.67638483018380384940) * t + 2.05319162663775882187) * t + 1.0);
    return fabs(q) <= 0.425 ? central : q < 0 ? -tail : tail;
}

/* Philox4x32-10; a pair of replicates shares a block. */
static inline void uniforms(uint32_t key0, uint32_t key1, uint32_t commune, uint32_t year_index, uint32_t first, double *to)
{
    for (int i = 0; i < LANES / 2; i++)
    {
        uint32_t c0 = first / 2 + (uint32_t)i, c1 = year_index, c2 = commune, c3 = 7, k0 = key0, k1 = key1;
        for (int round = 0; round < 10; round++)
        {
            uint64_t p0 = (uint64_t)c0 * 0xD2511F53u, p1 = (uint64_t)c2 * 0xCD9E8D57u;
            c0 = (uint32_t)(p1 >> 32) ^ c1 ^ k0;
            c1 = (uint32_t)p1;
            c2 = (uint32_t)(p0 >> 32) ^ c3 ^ k1;
            c3 = (uint32_t)p0;
            k0 += 0x9E3779B9u;
            k1 += 0xBB67AE85u;
        }
        uint64_t w0 = ((uint64_t)c1 << 32) | c0, w1 = ((uint64_t)c3 << 32) | c2;
        to[2 * i] = bits_to_double((w0 >> 12) | 0x3FF0000000000000ULL) - (1.0 - 0x1p-53);
        to[2 * i + 1] = bits_to_double((w1 >> 12) | 0x3FF0000000000000ULL) - (1.0 - 0x1p-53);
    }
}

static double fraction(double x) { return x - floor(x); }

int main(int argc, char **argv)
{
    int communes = argc > 1 ? atoi(argv[1]) : 96, years = argc > 2 ? atoi(argv[2]) : 5, replicates = argc > 3 ? atoi(argv[3]) : 10000;
    double trend[INDICATORS], weight[INDICATORS], threshold[INDICATORS];
    for (int i = 0; i < INDICATORS; i++)
    {
        trend[i] = 0.02 + 0.005 * (i % 5);
        weight[i] = 0.5 + 0.1 * (i % 6);
        threshold[i] = 60 + 3 * (i % 7);
    }
    long long *met_sum = calloc((size_t)years, sizeof *met_sum), *certified_sum = calloc((size_t)years, sizeof *certified_sum);
    double (*x)[INDICATORS][LANES] = aligned_alloc(64, sizeof(double) * INDICATORS * LANES * (size_t)communes);
    double (*level)[LANES] = aligned_alloc(64, sizeof(double) * LANES * (size_t)communes);
    struct timespec began, ended;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &began);
    for (int first = 0; first < replicates; first += LANES)
    {
        int lanes = replicates - first < LANES ? replicates - first : LANES;
        double effect[LANES], u[LANES], z[GROUPS][LANES], kappa[LANES], met[LANES];
        uniforms(1, 11, 0, 0, (uint32_t)first, u);
        for (int l = 0; l < LANES; l++) effect[l] = exp_of(0.2 * normal_of(u[l]));
        for (int c = 0; c < communes; c++)
            for (int i = 0; i < INDICATORS; i++)
                for (int l = 0; l < LANES; l++) { x[c][i][l] = 30 + 40 * fraction(0.6180339887498949 * (c * INDICATORS + i + 1)); level[c][l] = 0; }
        for (int t = 0; t < years; t++)
            for (int c = 0; c < communes; c++)
            {
                double money = 60 + 90 * fraction(0.7548776662466927 * (c + 1));
                for (int g = 0; g < GROUPS; g++)
                {
                    uniforms(2, 22, (uint32_t)c, (uint32_t)(t << 16 | g), (uint32_t)first, u);
                    for (int l = 0; l < LANES; l++) z[g][l] = normal_of(u[l]);
                }
                for (int l = 0; l < LANES; l++) kappa[l] = 0;
                for (int i = 0; i < INDICATORS; i++)
                    for (int l = 0; l < LANES; l++) kappa[l] += weight[i] * (100 - x[c][i][l]);
                for (int l = 0; l < LANES; l++) { kappa[l] = money * effect[l] / kappa[l]; met[l] = 0; }
                for (int i = 0; i < INDICATORS; i++)
                    for (int l = 0; l < LANES; l++)
                    {
                        double way = 1 - (1 - x[c][i][l] * 0.01) * exp_of(-(trend[i] * effect[l] + weight[i] * kappa[l]));
                        way *= 0.995;
                        way += 0.04 * z[i % GROUPS][l] * way * (1 - way);
                        way = way < 0 ? 0 : way > 1 ? 1 : way;
                        x[c][i][l] = way * 100;
                        met[l] += x[c][i][l] >= threshold[i] ? 1 : 0;
                    }
                uniforms(3, 33, (uint32_t)c, (uint32_t)t, (uint32_t)first, u);
                for (int l = 0; l < LANES; l++) level[c][l] = level[c][l] != 0 || (met[l] == INDICATORS && u[l] < 0.9) ? 1 : 0;
                for (int l = 0; l < lanes; l++) { met_sum[t] += (long long)met[l]; certified_sum[t] += (long long)level[c][l]; }
            }
    }
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ended);
    double ns = (ended.tv_sec - began.tv_sec) * 1e9 + (ended.tv_nsec - began.tv_nsec), n = (double)replicates * communes;
    printf("ns %.2f met %.4f certified %.5f\n", ns / n / years, met_sum[years - 1] / n, certified_sum[years - 1] / n);
    return 0;
}
