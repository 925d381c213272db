# chunk_size: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.956074973 0.924857076 0.98729287
2 1.16094886 1.14544386 1.17645386
4 1.34198353 1.30602677 1.3779403
8 1.63375805 1.5808811 1.68663499
16 1.77275931 1.73268477 1.81283385
32 1.85825632 1.82347049 1.89304216
64 1.89598937 1.86800949 1.92396925
125 1.93887681 1.90326218 1.97449145
250 1.94497879 1.90535969 1.98459788
500 1.96929776 1.95065188 1.98794363
1000 1.9712476 1.95313806 1.98935714
EOD
$p1s2 << EOD
1 0.41159604 0.398157301 0.425034779
2 0.518654489 0.5129248 0.524384178
4 0.953513432 0.938362971 0.968663893
8 1.38465215 1.3652848 1.40401949
16 1.65534016 1.63106283 1.6796175
32 1.81708403 1.80483318 1.82933489
64 1.8653915 1.85195184 1.87883116
125 1.92962233 1.90910417 1.95014049
250 1.96346503 1.95356507 1.97336499
500 1.96968651 1.95545913 1.98391389
1000 1.973128 1.95869287 1.98756313
EOD
$p2s1 << EOD
1 1.66263226 1.61994879 1.70531574
2 1.79338292 1.76931279 1.81745304
4 1.89850627 1.88643371 1.91057884
8 1.93323832 1.912716 1.95376064
16 1.95147619 1.92930552 1.97364686
32 1.95401356 1.92948285 1.97854427
64 1.95005353 1.91974934 1.98035771
125 1.91388237 1.8742632 1.95350155
250 1.86536299 1.81571851 1.91500748
500 1.83810672 1.73215304 1.9440604
1000 1.83828453 1.6991525 1.97741655
EOD
$p2s2 << EOD
1 1.33354919 1.25240961 1.41468877
2 1.62396526 1.57638122 1.6715493
4 1.82049374 1.79594987 1.84503761
8 1.89483318 1.8796024 1.91006396
16 1.93343527 1.91351537 1.95335517
32 1.94972276 1.92594495 1.97350058
64 1.94589291 1.91621162 1.97557421
125 1.91501456 1.87665569 1.95337343
250 1.8685695 1.81896638 1.91817262
500 1.83956528 1.7320285 1.94710206
1000 1.83896233 1.70014273 1.97778193
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.758577575:1318.25674]
set yrange [0:2.06893142]
unset label
unset arrow
set label 'Chunks: a few dozen tasks a message, or some milliseconds' at screen 0.01750,0.95833 left front textcolor rgb '#222222' font 'Liberation Sans,16'
set label 'tasks in a message' at screen 0.47207,0.06019 center front textcolor rgb '#222222'
set label 'speed-up over sequential' at screen 0.02000,0.50463 center front textcolor rgb '#222222' rotate by 90
set lmargin at screen 0.07759
set rmargin at screen 0.40035
set tmargin at screen 0.85185
set bmargin at screen 0.15741
set xtics ('1' 1, '10' 10, '100' 100, '1000' 1000)
set ytics ('0' 0, '0.5' 0.5, '1' 1, '1.5' 1.5, '2' 2)
set label 'equal tasks' at screen 0.08009,0.87963 left front textcolor rgb '#222222'
set arrow from screen 0.39465,0.81906 to screen 0.39840,0.79282 nohead linewidth 0.6 linecolor rgb '#0072B2'
set label 'Pool.map' at screen 0.40090,0.79282 left front textcolor rgb '#005A8C'
set arrow from screen 0.39465,0.81970 to screen 0.39840,0.83218 nohead linewidth 0.6 linecolor rgb '#D55E00'
set label 'executor.map' at screen 0.40090,0.83218 left front textcolor rgb '#A84A00'
set label '' at screen 0.38840,0.81970 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '1000: 1.97' at screen 0.27660,0.72710 left front textcolor rgb '#222222'
plot $p1s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p1s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p1s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p1s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p1s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p1s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00'
unset label
unset arrow
set lmargin at screen 0.54379
set rmargin at screen 0.86656
set tmargin at screen 0.85185
set bmargin at screen 0.15741
set xtics ('1' 1, '10' 10, '100' 100, '1000' 1000)
set ytics ('' 0, '' 0.5, '' 1, '' 1.5, '' 2)
set label 'uneven tasks, lognormal with sigma 2' at screen 0.54629,0.87963 left front textcolor rgb '#222222'
set arrow from screen 0.86085,0.77443 to screen 0.86460,0.75487 nohead linewidth 0.6 linecolor rgb '#0072B2'
set label 'Pool.map' at screen 0.86710,0.75487 left front textcolor rgb '#005A8C'
set arrow from screen 0.86085,0.77466 to screen 0.86460,0.79422 nohead linewidth 0.6 linecolor rgb '#D55E00'
set label 'executor.map' at screen 0.86710,0.79422 left front textcolor rgb '#A84A00'
set label '' at screen 0.70569,0.81184 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '32: 1.95' at screen 0.67632,0.75628 left front textcolor rgb '#222222'
plot $p2s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p2s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p2s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p2s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p2s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p2s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00'
unset multiplot
